import { whileListening } from './call-limits';
import type { Clock } from './clock';

/** Resolves after a while; or at once when the signal is aborted. */
export async function pause(clock: Clock, durationMs: number, signal?: AbortSignal): Promise<void> {
  let wake: () => void = () => undefined;
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const cancel = clock.startTimer(durationMs, wake);
  try {
    await whileListening(woken, signal, wake);
  } finally {
    cancel();
  }
}
