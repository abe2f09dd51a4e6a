import { describeLine, describePlace } from '../ground/place';
import { quotePlace } from '../ground/quote-place';
import { shorten } from '../ground/text';
import { messageOf } from '../ground/thrown';
import { describeIssues, linksTo } from '../tags/issue';
import type { LocatedScenario } from '../tags/only-where';
import type { Repetition } from '../tags/repetition';
import type { StatedReason } from '../tags/stated-reason';
import type { TaggedScenario, TagUse } from '../tags/tagged-scenario';
import { describeThrown } from '../tags/thrown-reason';
import { failsToday, failsTodayWith } from '../tags/vocabulary';
import type { Obstacle } from './obstacle';
import type { FailedClaim } from './outcome';
import {
  BrokenVerdict,
  CompromisedVerdict,
  FixedVerdict,
  ShiftedVerdict,
  type VerdictError,
  type VerdictFacts,
} from './verdict-errors';

/** The subject of a red verdict. */
export interface VerdictSubject {
  readonly scenario: LocatedScenario;
  readonly repetition: Repetition | undefined;
  readonly issueLink: string;
}

/** The scenario passes: the message says which lines to remove, and which to keep. */
export function makeFixedVerdict(subject: VerdictSubject, tag: TagUse): VerdictError {
  const { scenario, repetition } = subject;
  return new FixedVerdict({
    ...factsAbout(subject, 'passes'),
    happened:
      repetition === undefined
        ? 'every step passed; the bug looks fixed.'
        : `run ${repetition.run} of ${repetition.of} passed.`,
    toDo:
      repetition === undefined
        ? `npx capture-bugs promote ${quotePlace(scenario.place)}, or by hand: ${describePromotion(scenario, tag)}`
        : 'leave its tags as they are. The end of the output says how many of its runs passed: the bug is fixed only if all of them did.',
  });
}

/** The scenario fails in a `Then` with another message: the error shows both texts. */
export function makeShiftedVerdict(subject: VerdictSubject, claim: FailedClaim): VerdictError {
  const { step, at, error, isDeclared } = claim;
  const { place, reason = { place, thrown: undefined } } = subject.scenario;
  const { thrown } = reason;
  const line = describeLine(reason.place);
  const said = shorten(messageOf(error));
  if (thrown !== undefined && !isDeclared) {
    return new ShiftedVerdict({
      ...factsAbout(subject, 'fails in another way'),
      happened: `an assertion failed in its place: "${step}" (${at}) says "${said}".`,
      toDo: `find out what changed. If it is still the same bug, write "${failsToday} ${said}" in place of the line at ${line}: "${failsTodayWith}" cannot declare an assertion. If it is another bug, it needs an issue of its own.`,
    });
  }
  return new ShiftedVerdict({
    ...factsAbout(subject, 'fails in another way'),
    happened: `"${step}" (${at}) says "${said}".`,
    toDo: `find out what changed. If it is still the same bug, write its new words after "${thrown === undefined ? failsToday : failsTodayWith}" at ${line}. If it is another bug, it needs an issue of its own.`,
  });
}

/** Something else went wrong: the message says what. */
export function makeCompromisedVerdict(subject: VerdictSubject, { what, advice }: Obstacle): VerdictError {
  return new CompromisedVerdict({
    ...factsAbout(subject, 'proves nothing'),
    // The text of an assertion library often ends in a colon.
    happened: what.replace(/[.:]?$/, '.'),
    toDo: `${advice}. Until then nobody knows whether the bug is still there.`,
  });
}

/** The scenario fails as expected, but only at a retry. */
export function makeRetriedVerdict(subject: VerdictSubject): VerdictError {
  const tag = subject.scenario.expectedFail?.name;
  return new CompromisedVerdict({
    ...factsAbout(subject, 'proves nothing'),
    happened: 'it failed as expected only on a retry; an earlier attempt did not.',
    toDo: `make it fail each time, and do not retry captures (retryTagFilter: 'not ${tag}'). If it is a race, exploreInterleavings() finds the order that shows it.`,
  });
}

/** A scenario that must hold does, but not at the first attempt. */
export function makeHeldLateVerdict({ scenario, issueLink }: VerdictSubject, attempt: number): VerdictError {
  const at = describeLine(scenario.place);
  const [tag = ''] = scenario.tags.filter(({ kind }) => kind === 'issue').map(({ name }) => name);
  return new BrokenVerdict({
    at,
    headline: `"${scenario.name}" (${at}) of issue ${describeIssues(scenario.issues)} must hold, but did not at the first attempt.`,
    expected: 'every step passes at the first attempt.',
    happened: `it held only at attempt ${attempt}.`,
    toDo: `assume that the bug has come back, and read what the first attempt said. Do not retry guards (retryTagFilter: 'not ${tag}'). If it is a race, exploreInterleavings() finds the order that shows it. With allowRetriedGuards the run is green all the same, and still reports this.`,
    readOn: [...linksTo(scenario.issues, issueLink), readme].join(', '),
  });
}

function describePromotion(scenario: TaggedScenario, tag: TagUse): string {
  const { reason } = scenario;
  const reasonLine =
    reason === undefined ? '' : ` and the line "${reason.line}" from ${describeLine(reason.place)}`;
  const kept = scenario.tags
    .filter(({ kind }) => kind === 'issue' || kind === 'numbered issue')
    .map(({ name }) => name)
    .join(' ');
  const gone = [tag, ...scenario.tags.filter(({ kind }) => kind === 'only' || kind === 'quarantined')]
    .map(({ name, place, level }) => `${name} from ${describePlace(place)} (on the ${level})`)
    .join(' and ');
  return `remove ${gone}${reasonLine}. Keep ${kept}: from now on the scenario guards the fix.`;
}

function factsAbout(
  { scenario, issueLink }: VerdictSubject,
  what: string,
): Omit<VerdictFacts, 'happened' | 'toDo'> {
  const at = describeLine(scenario.place);
  const { reason, issues } = scenario;
  return {
    at,
    headline: `"${scenario.name}" (${at}) captures issue ${describeIssues(issues)}, but ${what}.`,
    expected: describeExpected(reason),
    readOn: [...linksTo(issues, issueLink), readme].join(', '),
  };
}

function describeExpected(reason: StatedReason | undefined): string {
  if (reason?.thrown !== undefined) {
    const { text, step } = reason.thrown;
    return `"${step}" throws ${describeThrown(reason.thrown)}, saying "${text}".`;
  }
  const saying = reason === undefined ? '' : `, saying "${reason.text}"`;
  return `an assertion fails in a Then of this scenario${saying}.`;
}

// A file of the installed package, so it is available offline and matches the version.
const readme = 'node_modules/@audit-race/cucumber/README.md, "When a run is red"';
