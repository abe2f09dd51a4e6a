import { type Choice, joiningChoices } from '../execution/choices';
import { mayJoin, neededJoins, type Reaction } from '../execution/join-rule';
import type { PendingOperation } from '../execution/pending-operation';
import type { OpenTick } from '../execution/scheduler';
import { isCountedElsewhere } from '../execution/symmetry';

/** The joins that have to be tried after a tick, given what ran because of it. */
export function neededChoices(
  { members, rest }: OpenTick,
  reaction: Reaction,
  symmetry: boolean,
  isQuietStart: (start: PendingOperation) => boolean,
): Choice[] {
  const candidates = joiningChoices(mayJoin(members, rest)).filter(
    ({ operation }) => !(symmetry && isCountedElsewhere(operation, rest)),
  );
  const operations = candidates.map(({ operation }) => operation);
  const needs = neededJoins(members, operations, reaction, isQuietStart);
  return candidates.filter((_, index) => needs[index]);
}

export function isStart({ operation }: Choice): boolean {
  return operation.kind === 'start';
}

/** The key of a start. Callers of one kind share it, because they are interchangeable. */
export function nameOf({ twin, id }: PendingOperation): number | string {
  return twin ?? id;
}
