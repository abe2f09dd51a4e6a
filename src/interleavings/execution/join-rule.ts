import { isAlone, type PendingOperation } from './pending-operation';

/**
 * Which of those that wait could go on in the same tick, behind those that do already.
 *
 * A callback of the event loop may let any number go on, one after another: callers that start together, answers that
 * arrive in one packet. A timer rings in a callback of its own, since Node drains its queues between two of them.
 */
export function mayJoin(
  tick: readonly PendingOperation[],
  rest: readonly PendingOperation[],
): readonly PendingOperation[] {
  const [first] = tick;
  if (first === undefined || isAlone(first) || isFarAway(first)) {
    return [];
  }
  // An effect whose answer comes later is a step of its own, far away, unless it is local. Only between two others that
  // have an effect can its place in a tick make a difference.
  const mayEffectsJoin = tick.some(isJoined) && rest.some(isJoined);
  return rest.filter((each) => !isAlone(each) && (mayEffectsJoin || !isFarAway(each)));
}

/** What a tick has led to. */
export interface Reaction {
  /** Promise jobs and everything else that ran or was begun. */
  readonly ran: number;
  /** What of it came behind the first round of promise jobs. */
  readonly behind: number;
}

/** Whether a tick can have led to anything that asks for a longer one: a quick look that most ticks do not pass. */
export function canNeedJoins(rest: readonly PendingOperation[], { ran, behind }: Reaction): boolean {
  return ran > 0 && (behind > 0 || rest.some(({ jumps }) => jumps));
}

/**
 * Which of those that could join a tick have to be tried there, since no shorter list leads to the same.
 *
 * Promise jobs run in the order in which they were queued. So to let an answer go on behind others is the same as to let
 * it go on in the next tick, unless the reaction to the others takes more than one round of jobs. A start, or whatever
 * else runs code at once, gets in front of all jobs that wait, so it is the same only where none does, or where it does
 * not matter to it.
 *
 * @param isQuietStart - Says of a start whether, alone at this place, it makes nothing run: then it can as well come first.
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

/** An effect that no caller can see before its answer comes. */
function isFarAway({ kind, jumps }: PendingOperation): boolean {
  return kind === 'effect' && !jumps;
}

/** Something that has an effect and makes callers go on, both in the callback of its tick. */
function isJoined({ kind, jumps }: PendingOperation): boolean {
  return kind === 'operation' || (kind === 'effect' && jumps);
}
