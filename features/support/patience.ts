import inspector from 'node:inspector';

/**
 * How long a step or a hook may take, in milliseconds. It is there to end a hang, and decides about nothing else: the longest
 * step takes a few seconds on an idle machine, and a busy one must not come near it. Under a debugger there is no limit.
 */
export const STEP_MS_MAX = inspector.url() === undefined ? 120_000 : -1;

/** The same for what can say better than a step what it waited for, and so must give up before it. */
export const WAIT_MS_MAX = 100_000;
