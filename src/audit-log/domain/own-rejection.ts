import { isThenable, settled } from './settled';

/** Handles the rejection of what foreign code has returned, in case it is a promise: nothing else would. */
export function ownRejection(given: unknown, onRejected: (error: unknown) => void): void {
  if (isThenable(given)) {
    settled(given).catch(onRejected);
  }
}
