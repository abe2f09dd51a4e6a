/**
 * How long a step or a hook may take, in milliseconds. It is there to end a hang, and decides about nothing else: the longest
 * step takes a few seconds on an idle machine, and a busy one must not come near it.
 */
export const STEP_MS_MAX = 120_000;

/** The same for what can say better than a step what it waited for, and so must give up before it. */
export const WAIT_MS_MAX = 100_000;
