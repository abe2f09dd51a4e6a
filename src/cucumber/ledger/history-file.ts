import { existsSync, readFileSync } from 'node:fs';
import { HarnessError } from '../ground/harness-error';
import { JsonFault, JsonFields, parseJson } from '../ground/json-fields';
import { messageOf } from '../ground/thrown';
import { writeWhole } from '../ground/write-whole';
import { compareIssues, describeIssue, type IssueKey, isIssueKey, readIssue } from '../tags/issue';
import type { LifeLine, LifeLines } from './issue-ledger';

/** The history file cannot be read or written, or its content is invalid. The file is not changed. */
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
      'correct it, or restore it from version control. Only runs write this file, and this run has not changed it.',
    );
  }
}

/** Writes the history file atomically. The same history always gives the same bytes. Throws a HistoryFileError. */
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
    issues.names.map((name) => [readName(name), readLifeLine(issues, name)]),
  );
}

// Not checked by the pattern of the suite, which may have been different when the issue was captured.
function readName(name: string): IssueKey {
  const issue = readIssue(name);
  if (!isIssueKey(issue) || String(issue) !== name) {
    throw new JsonFault(`"${name}" among its issues is no issue.`);
  }
  return issue;
}

function readLifeLine(issues: JsonFields, name: string): LifeLine {
  const shown = `issue ${describeIssue(readIssue(name))}`;
  const fields = issues.fields(name, shown, ['capturedAt', 'failure', 'guardedSince']);
  return {
    capturedAt: fields.moment('capturedAt'),
    failure: fields.text('failure'),
    guardedSince: fields.moment('guardedSince'),
  };
}

// Several lines for each issue, sorted, so that two branches seldom change the same lines.
function printHistory(lifeLines: LifeLines): string {
  const issues = Object.fromEntries(
    [...lifeLines]
      .toSorted(([one], [other]) => compareIssues(one, other))
      .map(([issue, { capturedAt, failure, guardedSince }]) => [
        issue,
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
