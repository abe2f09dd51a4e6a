import { isAlone, type PendingOperation } from './pending-operation';

/**
 * The waiting operations that could go on in the same tick, after those that are in it already.
 *
 * One callback of the event loop may let any number of operations go on in sequence: callers that start together, answers that
 * arrive in one packet. A timer rings in a callback of its own, because Node drains its microtask queues between two timers.
 */
export function mayJoin(
  tick: readonly PendingOperation[],
  rest: readonly PendingOperation[],
): readonly PendingOperation[] {
  const [first] = tick;
  if (first === undefined || isAlone(first) || isFarAway(first)) {
    return [];
  }
  // An effect whose answer comes later is a step of its own, and happens remotely unless it is local. Its position in a tick can make
  // a difference only between two other operations that have their effect in that tick.
  const mayEffectsJoin = tick.some(isJoined) && rest.some(isJoined);
  return rest.filter((each) => !isAlone(each) && (mayEffectsJoin || !isFarAway(each)));
}

/** What ran because of a tick. */
export interface Reaction {
  /** The number of promise jobs, and of everything else that ran or was started. */
  readonly ran: number;
  /** How many of them came after the first round of promise jobs. */
  readonly behind: number;
}

/** A fast check that most ticks fail: whether a longer tick could behave differently at all. */
export function canNeedJoins(rest: readonly PendingOperation[], { ran, behind }: Reaction): boolean {
  return ran > 0 && (behind > 0 || rest.some(({ jumps }) => jumps));
}

/**
 * Which of the candidates have to be tried as joins, because no shorter tick has the same result.
 *
 * Promise jobs run in the order in which they were queued. So an answer that joins a tick has the same result as in the next tick,
 * unless the reaction to the tick takes more than one round of promise jobs. A start, and any other operation that runs code
 * synchronously (`jumps`), runs before all queued jobs. So its result is the same only if no job is queued, or if the order of
 * these two does not matter.
 *
 * @param isQuietStart - Whether a start, alone at this point, causes nothing to run; then it can come first just as well.
 */
export function neededJoins(
  tick: readonly PendingOperation[],
  candidates: readonly PendingOperation[],
  { ran, behind }: Reaction,
  isQuietStart: (start: PendingOperation) => boolean,
): boolean[] {
  if (ran === 0) {
    return candidates.map(() => false);
  }
  const isTickQuick = tick.every(({ jumps, kind }) => !jumps && kind !== 'effect');
  const needs = candidates.map(
    (each) => each.jumps && !(isTickQuick && each.kind === 'start' && isQuietStart(each)),
  );
  const jumpers = needs.filter(Boolean).length;
  return candidates.map((each, index) => needs[index] || (!each.jumps && (behind > 0 || jumpers > 0)));
}

/** Whether it is an effect that no caller can observe before its answer. */
function isFarAway({ kind, jumps }: PendingOperation): boolean {
  return kind === 'effect' && !jumps;
}

/** Whether it both has an effect and lets callers go on, in the callback of its tick. */
function isJoined({ kind, jumps }: PendingOperation): boolean {
  return kind === 'operation' || (kind === 'effect' && jumps);
}
