import { existsSync, readFileSync } from 'node:fs';
import { JsonFault, JsonFields, parseJson } from '../ground/json-fields';
import { messageOf } from '../ground/thrown';
import { writeWhole } from '../ground/write-whole';
import { caseVerdicts } from '../run/case-verdict';
import { HistoryFileError } from './history-file';
import { type RunRecord, runsMax, shortKeyLength } from './run-record';

const version = 1;

/**
 * Reads the runs in a file, in chronological order; none if there is no such file. Throws a HistoryFileError.
 *
 * Each run is one line, and the order of the lines does not matter. So a merge of two branches can keep the lines of both.
 */
export function readRuns(file: string): readonly RunRecord[] {
  if (!existsSync(file)) {
    return [];
  }
  try {
    const records = readFileSync(file, 'utf8').split('\n').flatMap(parseLine);
    return inOrder(records);
  } catch (error) {
    throw refuse(
      file,
      error,
      'correct it, or restore it from version control. Only runs write this file, and this run has not changed it.',
    );
  }
}

/** Writes the last runs atomically. Throws a HistoryFileError. */
export function writeRuns(file: string, records: readonly RunRecord[]): void {
  try {
    writeWhole(file, inOrder(records).slice(-runsMax).map(printLine).join(''));
  } catch (error) {
    throw refuse(file, error, 'make its folder writable, or name another file.');
  }
}

/** Sorts runs by their start. Lines with the same start are the same run; the last one counts. */
function inOrder(records: readonly RunRecord[]): readonly RunRecord[] {
  const byStart = new Map(records.map((record) => [record.startedAt, record]));
  return [...byStart.values()].toSorted((one, other) => (one.startedAt < other.startedAt ? -1 : 1));
}

function parseLine(written: string, index: number): RunRecord[] {
  const line = written.replace(/^\uFEFF/, '').trim();
  if (line === '') {
    return [];
  }
  try {
    return [parseRecord(line)];
  } catch (error) {
    throw new JsonFault(`line ${index + 1}: ${messageOf(error)}`);
  }
}

const known = [
  'version',
  'startedAt',
  'durationMs',
  'commit',
  'success',
  'verdicts',
  'leftOut',
  'red',
  'stillRed',
  'flaky',
  'slowest',
  'others',
];

function parseRecord(line: string): RunRecord {
  const json = parseJson(line);
  const written = new JsonFields(json, 'the run').count('version');
  if (written > version) {
    throw new JsonFault(
      `a newer capture-bugs wrote it, in version ${written}; this one knows up to ${version}.`,
    );
  }
  const fields = new JsonFields(json, 'the run', known);
  const amounts = (name: string) => amountsIn(fields.fields(name, `its "${name}"`));
  // Files of an earlier release do not have this field.
  const keys = fields.text('others') ?? '';
  const red = fields.fields('red', 'its "red"');
  const verdicts = fields.fields('verdicts', 'its "verdicts"', caseVerdicts);
  return {
    startedAt: fields.moment('startedAt') ?? fields.requiredText('startedAt'),
    durationMs: fields.amount('durationMs'),
    commit: fields.text('commit') ?? null,
    success: fields.flag('success'),
    verdicts: new Map(
      caseVerdicts
        .filter((name) => verdicts.names.includes(name))
        .map((name) => [name, verdicts.amount(name)]),
    ),
    leftOut: fields.amount('leftOut'),
    red: new Map(red.names.map((id) => [id, red.requiredText(id)])),
    stillRed: new Set(amounts('stillRed').keys()),
    flaky: amounts('flaky'),
    slowest: amounts('slowest'),
    others: new Set(keys.match(new RegExp(`.{${shortKeyLength}}`, 'g'))),
  };
}

function amountsIn(fields: JsonFields): ReadonlyMap<string, number> {
  return new Map(fields.names.map((name) => [name, fields.amount(name)]));
}

function printLine(record: RunRecord): string {
  const { commit, verdicts, red, stillRed, flaky, slowest, others, ...facts } = record;
  const written = {
    version,
    ...facts,
    ...(commit === null ? {} : { commit }),
    verdicts: Object.fromEntries(verdicts),
    red: Object.fromEntries(red),
    stillRed: Object.fromEntries([...stillRed].map((id) => [id, 1])),
    flaky: Object.fromEntries(flaky),
    slowest: Object.fromEntries(slowest),
    ...(others.size === 0 ? {} : { others: [...others].join('') }),
  };
  return `${JSON.stringify(written)}\n`;
}

function refuse(file: string, error: unknown, toDo: string): HistoryFileError {
  return new HistoryFileError(
    `The file of runs "${file}" cannot be used: ${messageOf(error)}\n  To do: ${toDo}`,
  );
}
