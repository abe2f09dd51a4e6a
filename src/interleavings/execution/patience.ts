/** How long nothing may happen, in real time, before somebody is said to wait for ever. */
export interface Patience {
  /** With callers, whose work is all controlled. */
  readonly callersMs: number;
  /** With a check, which may do real work outside the search. */
  readonly checkMs: number;
}

const CALLERS_MS = 20;
const CHECK_MS = 2000;
const CHECK_MS_MIN = 100;

/** The first time is worth a longer look: what goes on by itself, if only slowly, is not stuck but out of control. */
export const REHEARSAL_PATIENCE: Patience = Object.freeze({ callersMs: 100, checkMs: CHECK_MS });

/** Each of those who wait for ever costs real time, so patience shrinks once it is clear that "never" is meant. */
export function patienceAfter(stuckCallers: number, hungChecks: number, effectTimeoutMs: number): Patience {
  return {
    callersMs: Math.round(CALLERS_MS / (1 + stuckCallers)),
    checkMs: Math.min(effectTimeoutMs, Math.max(CHECK_MS_MIN, CHECK_MS / 2 ** hungChecks)),
  };
}
