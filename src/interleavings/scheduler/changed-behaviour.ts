import type { Execution } from '../execution/execution';
import type { PendingOperation } from '../execution/pending-operation';
import { NondeterminismError } from '../experiment/errors';
import { type KnownOperation, rememberOperation } from './branch';

/** The same choices led to something else: to others that wait, or to an end. */
export function changedBehaviour(
  execution: Execution,
  before: readonly KnownOperation[],
  now: readonly PendingOperation[],
): NondeterminismError {
  const describe = ({ caller, name, nth, canFault }: KnownOperation) => {
    const who = execution.outcomes[caller]?.name ?? 'background';
    return `${who}: ${name} (${nth})${canFault ? ', which may fail' : ''}`;
  };
  const [offeredBefore, offeredNow] = [before, now.map(rememberOperation)].map((each) =>
    listQuoted(each.map(describe)),
  );
  return new NondeterminismError(
    execution.experiment,
    `at choice ${execution.ticks + 1}: before, it offered ${offeredBefore}; now, ${offeredNow}`,
  );
}

function listQuoted(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : names.map((name) => `"${name}"`).join(', ');
}

/**
 * Expects the code to offer the same as when the search first came here.
 *
 * @throws NondeterminismError when it offers something else.
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
