import { describeLine } from '../ground/place';
import { shorten } from '../ground/text';
import { casesOf, type PlacedCase } from '../run/cases-of';
import { describeHeldLate, findHeldLate } from '../run/held-late';
import { type CaseKind, kindOfCase, mayBeGreen } from '../run/kind-of-case';
import type { CaseVerdict, Run, RunCase, RunHook, RunScenario, RunStep } from '../run/run';
import type { Documentation } from './documentation';
import { headlineOf } from './words/error-words';

/** Something that is not as it should be, and needs somebody. */
export interface Failure {
  /** Null where it is no scenario that failed. */
  readonly verdict: CaseVerdict | null;
  readonly name: string;
  /** What the row of an outline has, such as `price: 0.10`; empty where it is no row, or the name says it all. */
  readonly example: string;
  /** The id of the case; null where the page has no place for it. */
  readonly id: string | null;
  /** Where it is written. */
  readonly place: string | null;
  /** The line of what it said that tells what is wrong; empty when it said nothing. */
  readonly says: string;
}

/** Whether a run has failed, whatever it says of itself. */
export function isRedFor(failures: readonly Failure[], { success }: Pick<Run, 'success'>): boolean {
  const harmless: readonly (CaseVerdict | null)[] = ['unknown', ...(success === true ? mayBeGreen : [])];
  return success === false || failures.some(({ verdict }) => !harmless.includes(verdict));
}

/** What a list of failures is called. */
export function nameFailures(failures: readonly Failure[], run: Pick<Run, 'success'>): string {
  if (failures.every(({ verdict }) => verdict === 'unknown')) {
    return 'What did not end';
  }
  return isRedFor(failures, run) ? 'What failed' : 'What is not finished';
}

/** All that failed in a run: first what concerns the whole of it, and then the scenarios in the order of the page. */
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

// All rows of an outline have the same name, unless that has their values in it.
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
