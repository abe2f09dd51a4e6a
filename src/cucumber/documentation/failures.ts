import { describeLine } from '../ground/place';
import { shorten } from '../ground/text';
import { casesOf, type PlacedCase } from '../run/cases-of';
import { describeHeldLate, findHeldLate } from '../run/held-late';
import { type CaseKind, kindOfCase, mayBeGreen } from '../run/kind-of-case';
import type { CaseVerdict, Run, RunCase, RunHook, RunScenario, RunStep } from '../run/run';
import type { Documentation } from './documentation';
import { headlineOf } from './words/error-words';

/** A failure, or something unfinished, that needs attention. */
export interface Failure {
  /** Null if it does not belong to a scenario. */
  readonly verdict: CaseVerdict | null;
  readonly name: string;
  /** The values of an outline row, such as `price: 0.10`. Empty for other scenarios, or if the name contains the values. */
  readonly example: string;
  /** The id of the case; null if the page does not show it. */
  readonly id: string | null;
  /** Its place in the source. */
  readonly place: string | null;
  /** The most useful line of its message; empty if there is no message. */
  readonly says: string;
}

/** Whether a run has failed, even if Cucumber reported success. */
export function isRedFor(failures: readonly Failure[], { success }: Pick<Run, 'success'>): boolean {
  const harmless: readonly (CaseVerdict | null)[] = ['unknown', ...(success === true ? mayBeGreen : [])];
  return success === false || failures.some(({ verdict }) => !harmless.includes(verdict));
}

/** The heading for a list of failures. */
export function nameFailures(failures: readonly Failure[], run: Pick<Run, 'success'>): string {
  if (failures.every(({ verdict }) => verdict === 'unknown')) {
    return 'What did not end';
  }
  return isRedFor(failures, run) ? 'What failed' : 'What is not finished';
}

/** All failures of a run: first those of the run as a whole, then scenarios in the order of the page. */
export function failuresOf({
  run,
  chapters,
  refusals,
}: Pick<Documentation, 'run' | 'chapters' | 'refusals'>): Failure[] {
  const cases = chapters.flatMap(({ features }) => casesOf({ features }));
  return [
    ...failuresOfRun(run),
    ...refusals.map(describeRefusal),
    ...cases.filter((one) => listed.includes(kindOfCase(one.case, run))).map(failureOfCase),
  ];
}

const whole = { verdict: null, id: null, place: null, example: '' };

function describeRefusal(says: string): Failure {
  return { ...whole, name: 'The harness has turned the run red', says };
}

function failuresOfRun({ error, parseErrors, hooks }: Run): Failure[] {
  return [
    ...(error === null ? [] : [{ ...whole, name: 'The run broke off', says: headlineOf(error) }]),
    ...parseErrors.map(({ uri, message }) => ({
      ...whole,
      name: 'A file could not be read',
      place: uri,
      says: headlineOf({ type: '', message, stack: '' }),
    })),
    ...hooks.flatMap(({ name, when, error: own }) =>
      own === null
        ? []
        : [{ ...whole, name: `The hook ${when} the run failed: ${name}`, says: headlineOf(own) }],
    ),
  ];
}

const listed: readonly CaseKind[] = ['failed', 'unfinished', 'not ended'];

function failureOfCase({ case: one, scenario }: PlacedCase): Failure {
  const { verdict, name, id, place } = one;
  return {
    verdict,
    name,
    example: exampleOf(one, scenario),
    id,
    place: describeLine(place),
    says: wordsOf(one),
  };
}

// All rows of an outline have the same name, unless the name contains values of the row.
function exampleOf({ id, name }: RunCase, { examples }: RunScenario): string {
  for (const { head, rows } of examples) {
    const cells = rows.find(({ caseId }) => caseId === id)?.cells;
    if (cells !== undefined) {
      const values = cells.map((cell, index) => `${head[index] ?? ''}: ${cell}`);
      return shorten(values.filter((_, index) => !name.includes(cells[index] ?? '')).join(', '));
    }
  }
  return '';
}

function wordsOf({ verdict, attempts }: RunCase): string {
  const late = findHeldLate(attempts);
  if (late !== null) {
    return describeHeldLate(late);
  }
  const last = attempts.at(-1);
  const failed = [...(last?.steps ?? []), ...(last?.hooks ?? [])].find(({ error }) => error !== null);
  if (failed?.error) {
    const { error } = failed;
    return error.message === '' ? `${headlineOf(error)} in: ${nameOf(failed)}` : headlineOf(error);
  }
  const step = last?.steps.find(({ status }) => status === verdict);
  return step === undefined ? '' : nameOf(step);
}

function nameOf(one: RunStep | RunHook): string {
  return 'text' in one ? `${one.keyword} ${one.text}`.trim() : one.name;
}
