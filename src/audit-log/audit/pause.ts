import type { Clock } from '../ports/clock';

/** Resolves after a while; or at once when the signal is aborted. */
export async function pause(clock: Clock, durationMs: number, signal: AbortSignal): Promise<void> {
  let wake: () => void = () => undefined;
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const cancel = clock.startTimer(durationMs, wake);
  signal.addEventListener('abort', wake, { once: true });
  if (signal.aborted) {
    wake();
  }
  try {
    await woken;
  } finally {
    cancel();
    signal.removeEventListener('abort', wake);
  }
}
