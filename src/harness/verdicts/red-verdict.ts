import { describeLine, describePlace } from '../tags/place';
import type { TaggedScenario, TagUse } from '../tags/tagged-scenario';
import { failsToday } from '../tags/vocabulary';
import { shorten } from './fold-whitespace';
import type { FailedClaim } from './outcome';
import {
  CompromisedVerdict,
  FixedVerdict,
  ShiftedVerdict,
  type VerdictError,
  type VerdictFacts,
} from './verdict-errors';

/** The issues of a scenario as people write them: `#991, #992`. */
export function describeIssues(issues: readonly number[]): string {
  return issues.map((issue) => `#${issue}`).join(', ');
}

/** The scenario passes: says which lines to remove, and which to keep. */
export function makeFixedVerdict(scenario: TaggedScenario, tag: TagUse): VerdictError {
  const { reason } = scenario;
  const reasonLine =
    reason === undefined
      ? ''
      : ` and the line "${failsToday} ${reason.text}" from ${describeLine(reason.place)}`;
  const kept = scenario.tags
    .filter(({ kind }) => kind === 'issue' || kind === 'numbered issue')
    .map(({ name }) => name)
    .join(' ');
  return new FixedVerdict({
    ...factsAbout(scenario, 'passes'),
    happened: 'every step passed; the bug looks fixed.',
    toDo: `remove ${tag.name} from ${describePlace(tag.place)} (on the ${tag.level})${reasonLine}. Keep ${kept}: from now on the scenario guards the fix.`,
  });
}

/** The scenario fails in a `Then` and says something else: says both texts. */
export function makeShiftedVerdict(scenario: TaggedScenario, { step, at, error }: FailedClaim): VerdictError {
  const { place, reason = { place } } = scenario;
  return new ShiftedVerdict({
    ...factsAbout(scenario, 'fails in another way'),
    happened: `"${step}" (${at}) says "${shorten(error.message)}".`,
    toDo: `find out what changed. If it is still the same bug, write its new words after "${failsToday}" at ${describeLine(reason.place)}; if not, it is a new issue.`,
  });
}

/** Something else went wrong: says what. */
export function makeCompromisedVerdict(scenario: TaggedScenario, what: string): VerdictError {
  return new CompromisedVerdict({
    ...factsAbout(scenario, 'proves nothing'),
    // What went wrong often ends in the colon of some assertion library.
    happened: what.replace(/[.:]?$/, '.'),
    toDo: 'repair this first; until then nobody knows whether the bug is still there.',
  });
}

/** The scenario fails as expected, but only at a second try. */
export function makeRetriedVerdict(scenario: TaggedScenario): VerdictError {
  return new CompromisedVerdict({
    ...factsAbout(scenario, 'proves nothing'),
    happened: 'it failed as expected only on a retry; an earlier attempt did not.',
    toDo: `make it fail each time, and do not retry captures (retryTagFilter: 'not ${scenario.expectedFail?.name}').`,
  });
}

function factsAbout(scenario: TaggedScenario, what: string): Omit<VerdictFacts, 'happened' | 'toDo'> {
  const at = describeLine(scenario.place);
  const { reason } = scenario;
  const saying = reason === undefined ? '.' : `, saying "${reason.text}".`;
  return {
    at,
    headline: `"${scenario.name}" (${at}) captures issue ${describeIssues(scenario.issues)}, but ${what}.`,
    expected: `an assertion in a Then of its own fails${saying}`,
  };
}
