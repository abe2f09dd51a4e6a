import { exitCode, type StopSignal, type Terminal } from './terminal';

const CODES: Readonly<Record<StopSignal, number>> = {
  SIGINT: exitCode.interrupted,
  SIGTERM: exitCode.terminated,
  SIGHUP: exitCode.hungUp,
};

/** Does a part of the work that does not end by itself: a stop that is asked for meanwhile ends only this part, and the work goes on. */
export type EndlessPart = (part: (signal: AbortSignal) => Promise<unknown>) => Promise<void>;

/** Runs work of a verb, and resolves to its exit code. */
export type RunWork = (terminal: Terminal, work: (signal: AbortSignal) => Promise<number>) => Promise<number>;

/**
 * Does work until it is done, or is stopped: by Ctrl+C, SIGTERM, a terminal that closes, or a reader that closes the pipe, which is no
 * failure. The signal is aborted then, and the error with which the work ends is not reported.
 *
 * Work of several parts is a single call of this, so that no stop between two parts is lost.
 */
export async function untilStopped(
  { onStop, unread }: Terminal,
  work: (signal: AbortSignal, endless: EndlessPart) => Promise<number>,
): Promise<number> {
  const stop = new AbortController();
  let part: AbortController | undefined;
  let code: number | undefined;
  const forget = onStop((signal) => {
    if (part !== undefined) {
      part.abort();
      return;
    }
    code ??= CODES[signal];
    stop.abort();
  });
  const endless: EndlessPart = async (begin) => {
    stop.signal.throwIfAborted();
    const own = new AbortController();
    part = own;
    try {
      await begin(AbortSignal.any([stop.signal, own.signal]));
    } catch (error) {
      // A part that was stopped may reject. That error is not reported.
      if (!own.signal.aborted) {
        throw error;
      }
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

/** Does work that does not end by itself, so that a stop is no failure. */
export const untilEnded: RunWork = (terminal, work) =>
  untilStopped(terminal, async (_signal, endless) => {
    await endless(work);
    return exitCode.fine;
  });
