import { exitCode, type StopSignal, type Terminal } from './terminal';

const CODES: Readonly<Record<StopSignal, number>> = {
  SIGINT: exitCode.interrupted,
  SIGTERM: exitCode.terminated,
  SIGHUP: exitCode.hungUp,
};

/** Does a part of the work that does not end by itself: a stop that is asked for meanwhile ends only this part, and the work goes on. */
export type EndlessPart = (part: (signal: AbortSignal) => Promise<void>) => Promise<void>;

/**
 * Does work until it is done, or is stopped: by Ctrl+C, SIGTERM, a terminal that closes, or a reader that closes the pipe, which is no
 * failure. The signal is aborted then, and the error with which the work ends is not reported.
 *
 * Work of several parts is a single call of this, so that no stop between two parts is lost.
 *
 * @param stoppedCode the exit code of work that only ends by being stopped; without it, Ctrl+C means that the work is not done.
 */
export async function untilStopped(
  { onStop, unread }: Terminal,
  work: (signal: AbortSignal, endless: EndlessPart) => Promise<number>,
  stoppedCode?: number,
): Promise<number> {
  const stop = new AbortController();
  let part: AbortController | undefined;
  let code: number | undefined;
  const forget = onStop((signal) => {
    if (part !== undefined) {
      part.abort();
      return;
    }
    code ??= stoppedCode ?? CODES[signal];
    stop.abort();
  });
  const endless: EndlessPart = async (begin) => {
    stop.signal.throwIfAborted();
    part = new AbortController();
    try {
      await begin(part.signal);
    } finally {
      part = undefined;
    }
  };
  const leave = () => stop.abort();
  unread.addEventListener('abort', leave, { once: true });
  if (unread.aborted) {
    leave();
  }
  try {
    return await work(stop.signal, endless);
  } catch (error) {
    // The error of work that was stopped is not reported; the reason why nobody reads any more is.
    unread.throwIfAborted();
    if (code === undefined) {
      throw error;
    }
    return code;
  } finally {
    forget();
    unread.removeEventListener('abort', leave);
  }
}
