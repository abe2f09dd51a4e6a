import { activity } from './activity';
import { realProcess } from './natives';

type Listener = (reason: unknown, promise: Promise<unknown>) => void;

/**
 * While a search runs, a rejection that nobody handles belongs to the order in which its promise was made.
 *
 * The listeners that were there are set aside, so that a finding of the search is not taken for a failure of the program
 * that searches; they still hear of everything that does not come from an order.
 *
 * @returns What ends the watch. One at a time.
 */
export function watchRejections(): () => void {
  const setAside: readonly Listener[] = realProcess.listeners('unhandledRejection');
  const deliver: Listener = (reason, promise) => {
    const place = activity.ownerOf(promise);
    if (place?.home.rejectionUnhandled(reason, place)) {
      return;
    }
    if (setAside.length === 0) {
      throw reason;
    }
    for (const listener of setAside) {
      listener(reason, promise);
    }
  };
  realProcess.removeAllListeners('unhandledRejection');
  realProcess.on('unhandledRejection', deliver);
  return () => {
    realProcess.off('unhandledRejection', deliver);
    for (const listener of setAside) {
      realProcess.on('unhandledRejection', listener);
    }
  };
}
