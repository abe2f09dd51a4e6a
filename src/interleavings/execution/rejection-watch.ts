import { activity } from './activity';
import { realProcess } from './natives';

type Listener = (reason: unknown, promise: Promise<unknown>) => void;

/** A listener, or what Node has put around one that listens once. */
type Registered = Listener & { readonly listener?: Listener };

/**
 * While a search runs, a rejection that nobody handles belongs to the order in which its promise was made.
 *
 * The listeners that were there are set aside, so that a finding of the search is not taken for a failure of the program
 * that searches; they still hear of everything that does not come from an order.
 *
 * @returns What ends the watch. One at a time.
 */
export function watchRejections(): () => void {
  // As they were registered: those that listen once are wrapped.
  const setAside = realProcess.rawListeners('unhandledRejection') as Registered[];
  const deliver: Listener = (reason, promise) => {
    const place = activity.ownerOf(promise);
    if (place?.home.rejectionUnhandled(reason, place)) {
      return;
    }
    if (setAside.length === 0) {
      throw reason;
    }
    for (const registered of [...setAside]) {
      if (registered.listener !== undefined) {
        setAside.splice(setAside.indexOf(registered), 1);
      }
      Reflect.apply(registered, realProcess, [reason, promise]);
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
