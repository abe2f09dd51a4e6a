import { activity } from './activity';
import { realProcess } from './natives';

type Listener = (reason: unknown, promise: Promise<unknown>) => void;

/** A listener, or the wrapper that Node puts around a listener of `once`. */
type Registered = Listener & { readonly listener?: Listener };

/**
 * During a search, an unhandled rejection belongs to the order in which its promise was created.
 *
 * The existing listeners are removed for that time, so that a finding of the search does not count as a failure of the program
 * that runs it. They still receive every rejection that does not come from an order.
 *
 * @returns A function that ends the watch. Only one can be active at a time.
 */
export function watchRejections(): () => void {
  // rawListeners() keeps the wrappers of `once`, so that the listeners can be restored exactly.
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
