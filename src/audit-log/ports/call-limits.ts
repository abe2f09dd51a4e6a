/** For how long somebody waits for a call. */
export interface CallLimits {
  /**
   * Aborted when nobody waits for the call any more: the caller gave up, or the time was up. An engine that heeds the signal lets go of the
   * call as soon as it can, and rejects it with any error. If an engine ignores it, the caller does not wait longer either.
   */
  readonly signal?: AbortSignal | undefined;
}

/** Why a signal was aborted. An older kind of signal does not say. */
export function abortReason(signal: AbortSignal): unknown {
  return signal.reason ?? new DOMException('This operation was aborted', 'AbortError');
}

/** Waits for a promise; `onAbort` is called when the signal is aborted meanwhile, or was aborted before. */
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
 * Waits for a promise; as soon as the signal is aborted, rejects with the reason of the signal.
 *
 * @param onAbort called at that moment, after the rejection.
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
 * The listeners of each signal. A page has one signal for all of its questions, and Node warns of a leak when a signal has more than ten
 * listeners. So each signal gets one listener from us, which calls all of these, and is removed with the last of them.
 */
const audiences = new WeakMap<AbortSignal, Audience>();

interface Audience {
  readonly listeners: Set<() => void>;
  readonly tell: () => void;
}

/** Calls a function when the signal is aborted, or at once if it is aborted already. The returned function prevents that. */
function listen(signal: AbortSignal, onAbort: () => void): () => void {
  if (signal.aborted) {
    onAbort();
    return () => undefined;
  }
  const audience = audiences.get(signal) ?? gather(signal);
  // A new function each time, because the same `onAbort` may listen twice.
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
