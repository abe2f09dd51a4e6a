/** How long nothing may happen, in real time, before a wait counts as endless. */
export interface Patience {
  /** For callers, whose asynchrony is all controlled. */
  readonly callersMs: number;
  /** For a check, which may do real asynchronous work. */
  readonly checkMs: number;
}

const CALLERS_MS = 20;
const CHECK_MS = 2000;
const CHECK_MS_MIN = 100;

/** The first order is observed for longer: code that goes on by itself, however slowly, is not stuck but uncontrolled. */
export const REHEARSAL_PATIENCE: Patience = Object.freeze({ callersMs: 100, checkMs: CHECK_MS });

/** Each endless wait costs real time. So the patience shrinks with each one that was found. */
export function patienceAfter(stuckCallers: number, hungChecks: number, effectTimeoutMs: number): Patience {
  return {
    callersMs: Math.round(CALLERS_MS / (1 + stuckCallers)),
    checkMs: Math.min(effectTimeoutMs, Math.max(CHECK_MS_MIN, CHECK_MS / 2 ** hungChecks)),
  };
}
