import type { TaggedScenario } from './tagged-scenario';

/** Where alone a scenario is expected to fail, and whether a run was there. */
export interface OnlyWhere {
  /** The names of the conditions that must all be true. */
  readonly conditions: readonly string[];
  /** Whether they were in the process that ran the scenario; elsewhere it has to hold. */
  readonly isHere: boolean;
}

/** A scenario as it is to be judged in one process. */
export interface LocatedScenario extends TaggedScenario {
  /** Null where it is expected to do the same everywhere. */
  readonly where: OnlyWhere | null;
}

/** Locates a scenario: where one of its conditions is not true, nothing expects it to fail. */
export function locateScenario(
  scenario: TaggedScenario,
  conditions: ReadonlyMap<string, boolean>,
): LocatedScenario {
  const { onlyWhere } = scenario;
  if (onlyWhere.length === 0) {
    return { ...scenario, where: null };
  }
  const isHere = onlyWhere.every((name) => conditions.get(name) === true);
  const where = { conditions: onlyWhere, isHere };
  const asGuard = { expectedFail: undefined, quarantined: undefined, reason: undefined };
  return { ...scenario, where, ...(isHere ? {} : asGuard) };
}

/** Where a capture is one, in words for reports: `captured only where windows; here it must hold`. */
export function describeWhere({ conditions, isHere }: OnlyWhere): string {
  const names = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(conditions);
  return `captured only where ${names}${isHere ? ', as here' : '; here it must hold'}`;
}
