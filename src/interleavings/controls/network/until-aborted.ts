/** Resolves like `work`, but rejects as soon as the signal aborts. The request may still reach the server. */
export function untilAborted<Result>(
  work: Promise<Result>,
  signal: AbortSignal,
  errorOf: (signal: AbortSignal) => unknown = ({ reason }) => reason,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(errorOf(signal));
    const stopListening = () => signal.removeEventListener('abort', abort);
    if (signal.aborted) {
      abort();
    }
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).then(stopListening, stopListening);
  });
}
