import { exitCode, type StopSignal, type Terminal } from './terminal';

const CODES: Readonly<Record<StopSignal, number>> = {
  SIGINT: exitCode.interrupted,
  SIGTERM: exitCode.terminated,
};

/**
 * Does work until it is done, or somebody stops it: Ctrl+C, SIGTERM, or a reader who has seen enough, which is no failure. The
 * signal is aborted then, and what the work says of that is no news.
 *
 * @param stoppedCode how work ends that has no other end than to be stopped; else Ctrl+C means that it is not done.
 */
export async function untilStopped(
  { onStop, unread }: Terminal,
  work: (signal: AbortSignal) => Promise<number>,
  stoppedCode?: number,
): Promise<number> {
  const stop = new AbortController();
  let code: number | undefined;
  const forget = onStop((signal) => {
    code ??= stoppedCode ?? CODES[signal];
    stop.abort();
  });
  const leave = () => stop.abort();
  unread.addEventListener('abort', leave, { once: true });
  try {
    return await work(stop.signal);
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
