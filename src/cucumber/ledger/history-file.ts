import { existsSync, readFileSync } from 'node:fs';
import { HarnessError } from '../ground/harness-error';
import { JsonFault, JsonFields, parseJson } from '../ground/json-fields';
import { messageOf } from '../ground/text';
import { writeWhole } from '../ground/write-whole';
import type { IssueKey } from '../tags/issue';
import type { LifeLine, LifeLines } from './issue-ledger';

/** The history file cannot be read or written, or holds something else. It is left as it is. */
export class HistoryFileError extends HarnessError {
  /** Always `HISTORY_FILE`. */
  readonly code = 'HISTORY_FILE';
}

const version = 1;

/** Reads the life lines of issues from a history file; none when there is no such file. Throws a HistoryFileError. */
export function readHistory(file: string): LifeLines {
  if (!existsSync(file)) {
    return new Map();
  }
  try {
    return parseHistory(readFileSync(file, 'utf8'));
  } catch (error) {
    throw refuse(
      file,
      error,
      'correct it or take it back from version control; runs write it, and it is left as it is.',
    );
  }
}

/** Writes the history file, whole or not at all. The same history is the same file, byte for byte. Throws a HistoryFileError. */
export function writeHistory(file: string, lifeLines: LifeLines): void {
  try {
    writeWhole(file, printHistory(lifeLines));
  } catch (error) {
    throw refuse(file, error, 'make its folder writable, or name another file.');
  }
}

function parseHistory(text: string): LifeLines {
  const json = parseJson(text);
  const written = new JsonFields(json, 'it').count('version');
  if (written > version) {
    throw new JsonFault(
      `a newer capture-bugs wrote it, in version ${written}; this one knows up to ${version}.`,
    );
  }
  const issues = new JsonFields(json, 'it', ['version', 'issues']).fields('issues', 'its list of issues');
  return new Map<IssueKey, LifeLine>(
    issues.names.map((number) => [readNumber(number), readLifeLine(issues, number)]),
  );
}

function readNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) {
    throw new JsonFault(`"${text}" among its issues is no issue number.`);
  }
  return Number(text);
}

function readLifeLine(issues: JsonFields, number: string): LifeLine {
  const fields = issues.fields(number, `issue #${number}`, ['capturedAt', 'failure', 'guardedSince']);
  return {
    capturedAt: fields.moment('capturedAt'),
    failure: fields.text('failure'),
    guardedSince: fields.moment('guardedSince'),
  };
}

// A block of lines for each issue: two branches seldom touch the same ones. Names that are numbers are in order by themselves.
function printHistory(lifeLines: LifeLines): string {
  const issues = Object.fromEntries(
    [...lifeLines].map(([number, { capturedAt, failure, guardedSince }]) => [
      number,
      { capturedAt, failure, guardedSince },
    ]),
  );
  return `${JSON.stringify({ version, issues }, undefined, 2)}\n`;
}

function refuse(file: string, error: unknown, toDo: string): HistoryFileError {
  return new HistoryFileError(
    `The history file "${file}" cannot be used: ${messageOf(error)}\n  To do: ${toDo}`,
  );
}
