import { leaveLoop } from '../barriers/event-loop';

/** Whether the present callback of the event loop is one in which the explorer runs orders; else it is anybody's. */
class OwnCallback {
  isNow = false;
}

/** Callbacks of the event loop come one after another in a thread, so there is one of these. */
export const ownCallback = new OwnCallback();

/**
 * Calls back from the event loop, in a callback of the explorer.
 *
 * Node tells of the rejections that nobody handles at the end of the callback in which they came. So those of an order, which
 * come in every run of it, are told in callbacks of the explorer. Others depend on how fast the machine is.
 */
export function comeBack(then: () => void): void {
  leaveLoop(() => {
    ownCallback.isNow = true;
    then();
  });
  // Two that are asked for together follow each other, so nothing comes in between but what Node tells of the first.
  leaveLoop(() => {
    ownCallback.isNow = false;
  }).unref();
}

/** Ends in the next callback of the explorer. Everything that happened in the present callback has been told by then. */
export function nextOwnCallback(): Promise<void> {
  return new Promise(comeBack);
}
