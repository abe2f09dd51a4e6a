import type { TaggedScenario } from './tagged-scenario';

/** The conditions under which alone a scenario is expected to fail, and whether a run met them. */
export interface OnlyWhere {
  /** The names of the conditions that must all be true. */
  readonly conditions: readonly string[];
  /** Whether all of them were true in the process that ran the scenario. If not, the scenario must hold. */
  readonly isHere: boolean;
}

/** A scenario with its expectation for one process. */
export interface LocatedScenario extends TaggedScenario {
  /** Null if there are no conditions. */
  readonly where: OnlyWhere | null;
}

/** Evaluates the conditions of a scenario. If one of them is false, the scenario is not expected to fail. */
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

/** The conditions of a capture, in words for reports: `captured only where windows; here it must hold`. */
export function describeWhere({ conditions, isHere }: OnlyWhere): string {
  const names = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(conditions);
  return `captured only where ${names}${isHere ? ', as here' : '; here it must hold'}`;
}
