import { places } from './place';

type Listener = (reason: unknown, promise: Promise<unknown>) => void;

let watchCount = 0;
let setAside: readonly Listener[] = [];

/**
 * While a search runs, a rejection that nobody handles belongs to the schedule it came from.
 *
 * The listeners that were there are set aside, so that a finding of the search is not taken for a failure of the program
 * that searches; they still hear of everything that did not come from a schedule.
 *
 * @returns What ends the watch. Searches may overlap: the last to end puts the listeners back.
 */
export function watchRejections(): () => void {
  if (watchCount === 0) {
    setAside = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', deliver);
  }
  watchCount += 1;
  return () => {
    watchCount -= 1;
    if (watchCount === 0) {
      process.off('unhandledRejection', deliver);
      for (const listener of setAside) {
        process.on('unhandledRejection', listener);
      }
    }
  };
}

function deliver(reason: unknown, promise: Promise<unknown>): void {
  const place = places.getStore();
  if (place !== undefined) {
    place.stage.rejectionUnhandled(reason);
    return;
  }
  if (setAside.length === 0) {
    throw reason;
  }
  for (const listener of setAside) {
    listener(reason, promise);
  }
}
