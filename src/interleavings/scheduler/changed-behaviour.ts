import type { Execution } from '../execution/execution';
import type { PendingOperation } from '../execution/pending-operation';
import { NondeterminismError } from '../experiment/errors';
import { listInWords } from '../experiment/wording';
import { type KnownOperation, rememberOperation } from './branch';

/** The error for code that behaves differently after the same choices: other operations wait, or the order ends. */
export function changedBehaviour(
  execution: Execution,
  before: readonly KnownOperation[],
  now: readonly PendingOperation[],
): NondeterminismError {
  const { experiment, ticks, outcomes } = execution;
  const operations = [before, now.map(rememberOperation)] as const;
  const [told, toldNow] = operations.map((each) => listed(each.map((one) => nameOf(one, outcomes))));
  // If the names are the same, the difference is in how many operations the caller has called before.
  const [first, second] =
    told === toldNow
      ? operations.map((each) => listed(each.map((one) => `${nameOf(one, outcomes)} (its wait ${one.nth})`)))
      : [told, toldNow];
  const when =
    ticks < 2 ? ['at the beginning', 'after the same first tick'][ticks] : `after the same ${ticks} ticks`;
  return new NondeterminismError(
    experiment,
    `${when}, something else could go on. Before: ${first}. Now: ${second}`,
  );
}

function nameOf({ caller, name, kind, canFault }: KnownOperation, outcomes: Execution['outcomes']): string {
  const who = outcomes[caller]?.name ?? 'the background';
  const what = kind === 'start' ? `the start of ${who}` : `"${name}" of ${who}`;
  return `${what}${canFault ? ', which may fail' : ''}`;
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : listInWords(names);
}

/**
 * Checks that the same operations wait as at the first visit of this branch.
 *
 * @throws NondeterminismError when others wait.
 */
export function expectSame(
  execution: Execution,
  before: readonly KnownOperation[],
  now: readonly PendingOperation[],
): void {
  let isSame = before.length === now.length;
  for (let index = 0; isSame && index < before.length; index += 1) {
    isSame = isAlike(before[index] as KnownOperation, now[index] as PendingOperation);
  }
  if (!isSame) {
    throw changedBehaviour(execution, before, now);
  }
}

function isAlike(one: KnownOperation, other: PendingOperation): boolean {
  return (
    one.name === other.name &&
    one.caller === other.place.caller &&
    one.kind === other.kind &&
    one.nth === other.nth &&
    one.canFault === other.canFault
  );
}
