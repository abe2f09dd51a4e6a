import { leaveLoop } from '../barriers/event-loop';

/** Whether the current event-loop callback is one in which the explorer runs orders. */
class OwnCallback {
  isNow = false;
}

/** A singleton: a thread runs only one event-loop callback at a time. */
export const ownCallback = new OwnCallback();

/**
 * Calls back from the event loop, in a callback of the explorer.
 *
 * Node reports unhandled rejections at the end of the callback in which they occurred. So rejections of an order, which occur in
 * every run of it, are reported in callbacks of the explorer. Other rejections depend on the speed of the machine.
 */
export function comeBack(then: () => void): void {
  leaveLoop(() => {
    ownCallback.isNow = true;
    then();
  });
  // Two immediates that are queued together run one after the other; between them Node only reports the rejections of the first.
  leaveLoop(() => {
    ownCallback.isNow = false;
  }).unref();
}

/** Resolves in the next callback of the explorer. By then Node has reported all rejections of the current callback. */
export function nextOwnCallback(): Promise<void> {
  return new Promise(comeBack);
}
