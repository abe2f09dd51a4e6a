/** For how long somebody waits for a call. */
export interface CallLimits {
  /**
   * Aborted when nobody waits for the call any more: somebody gave up, or the time was up. An engine that heeds it lets go of
   * the call as soon as it can, and rejects it with whatever error; one that does not keeps its caller waiting no longer either.
   */
  readonly signal?: AbortSignal | undefined;
}

/** Why a signal was aborted. One of an older make does not say. */
export function abortReason(signal: AbortSignal): unknown {
  return signal.reason ?? new DOMException('This operation was aborted', 'AbortError');
}

/** What a promise comes to; `onAbort` is called when the signal is aborted meanwhile, or was before. */
export async function whileListening<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
  onAbort: () => void,
): Promise<T> {
  const leave = signal === undefined ? () => undefined : listen(signal, onAbort);
  try {
    return await promise;
  } finally {
    leave();
  }
}

/**
 * What a promise comes to; or, as soon as the signal is aborted, the reason of the signal.
 *
 * @param onAbort called at that moment, after the reason was told.
 */
export function unlessAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
  onAbort: () => void = () => undefined,
): Promise<T> {
  let tell: (reason: unknown) => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    tell = reject;
  });
  return whileListening(Promise.race([promise, aborted]), signal, () => {
    tell(signal && abortReason(signal));
    onAbort();
  });
}

/**
 * Who listens to each signal. A page has one signal for all of its questions, and Node warns of a leak when more than ten
 * listen to one: so each signal has one listener of ours, which is removed with the last of them.
 */
const audiences = new WeakMap<AbortSignal, Audience>();

interface Audience {
  readonly listeners: Set<() => void>;
  readonly tell: () => void;
}

/** Has a function called when the signal is aborted, or at once where it is. What comes back ends that. */
function listen(signal: AbortSignal, onAbort: () => void): () => void {
  if (signal.aborted) {
    onAbort();
    return () => undefined;
  }
  const audience = audiences.get(signal) ?? gather(signal);
  // Of its own: the same function may listen twice.
  const listener = () => onAbort();
  audience.listeners.add(listener);
  return () => {
    audience.listeners.delete(listener);
    if (audience.listeners.size === 0 && audiences.get(signal) === audience) {
      audiences.delete(signal);
      signal.removeEventListener('abort', audience.tell);
    }
  };
}

function gather(signal: AbortSignal): Audience {
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of [...listeners]) {
      listener();
    }
  };
  signal.addEventListener('abort', tell, { once: true });
  const audience = { listeners, tell };
  audiences.set(signal, audience);
  return audience;
}
