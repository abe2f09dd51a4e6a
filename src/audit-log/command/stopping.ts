import { exitCode, type StopSignal, type Terminal } from './terminal';

const CODES: Readonly<Record<StopSignal, number>> = {
  SIGINT: exitCode.interrupted,
  SIGTERM: exitCode.terminated,
  SIGHUP: exitCode.hungUp,
};

/** Does a part of the work that has no end of its own: whoever asks for a stop meanwhile ends this part, and the work goes on. */
export type EndlessPart = (part: (signal: AbortSignal) => Promise<void>) => Promise<void>;

/**
 * Does work until it is done, or somebody stops it: Ctrl+C, SIGTERM, a terminal that closes, or a reader who has seen enough, which is no failure. The
 * signal is aborted then, and what the work says of that is no news.
 *
 * Work of several parts is one call of this: a stop that is asked for while one part ends is one before the next begins.
 *
 * @param stoppedCode how work ends that has no other end than to be stopped; else Ctrl+C means that it is not done.
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
    // What the work says of having been stopped is no news; why nobody reads is.
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
