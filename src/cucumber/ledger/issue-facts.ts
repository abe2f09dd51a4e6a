import { readFileSync } from 'node:fs';
import { HarnessError } from '../ground/harness-error';
import { JsonFault, JsonFields, parseJson } from '../ground/json-fields';
import { messageOf } from '../ground/thrown';
import { describeIssue, type IssueKey, type IssueState, type IssueStates, readIssue } from '../tags/issue';
import type { IssueFacts } from '../tags/tag-rule';
import { closingIssues, type Tracker } from './closing-issues';

/** The file with the states of the issues cannot be read, or its content is invalid. */
export class IssuesFileError extends HarnessError {
  /** Always `ISSUES_FILE`. */
  readonly code = 'ISSUES_FILE';
}

/**
 * Collects the facts about issues beside their tags: the issues file, and the issues that the present change claims to close.
 *
 * @throws IssuesFileError (`ISSUES_FILE`) when the file cannot be used.
 */
export function readIssueFacts(
  { issuesFile, ...tracker }: Tracker & { readonly issuesFile: string },
  changeText = '',
): IssueFacts {
  return {
    issueStates: issuesFile === '' ? undefined : readIssueStates(issuesFile),
    closing: closingIssues(changeText, tracker),
  };
}

const command = 'gh issue list --state all --limit 100000 --json number,state,title,url > issues.json';

/**
 * Reads the states of issues from a file, so that no run needs the network. GitHub's command line writes that file:
 *
 * ```sh
 * gh issue list --state all --limit 100000 --json number,state,title,url > issues.json
 * ```
 *
 * It is a list of `{ number, state, title, url }`, or of `{ key, state, title, url }` where the tracker has keys. The state is
 * `open` or `closed`, in upper or lower case; title and URL may be left out. A `story` may be added by hand: what the bug was, in two
 * sentences for people who do not read code. Other trackers have states of a team's own; the tool that writes
 * the file decides which of them are closed.
 *
 * @throws IssuesFileError (`ISSUES_FILE`) with the file, the entry, the field and its value.
 */
export function readIssueStates(file: string): IssueStates {
  try {
    return parseIssueStates(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new IssuesFileError(
      `The issues file "${file}" cannot be used: ${messageOf(error)}\n  To do: correct it, or write it anew: ${command}\n         For other trackers: a list such as [{ "key": "SHOP-123", "state": "open" }], with "closed" for what is done.`,
    );
  }
}

function parseIssueStates(text: string): IssueStates {
  const list = parseJson(text);
  if (!Array.isArray(list)) {
    throw new JsonFault('it is not a list of issues.');
  }
  const states = new Map<IssueKey, IssueState>();
  for (const [index, value] of list.entries()) {
    const { issue, state } = readEntry(value, `entry ${index}`);
    if (states.has(issue)) {
      throw new JsonFault(`entry ${index} tells of issue ${describeIssue(issue)} for the second time.`);
    }
    states.set(issue, state);
  }
  return states;
}

function readEntry(value: unknown, where: string): { issue: IssueKey; state: IssueState } {
  const fields = new JsonFields(value, where, ['number', 'key', 'state', 'title', 'url', 'story']);
  const issue = readName(fields, where);
  const name = typeof issue === 'number' ? { number: issue } : { key: issue };
  const state = fields.choice('state', ['open', 'closed']);
  const [title, url, story] = [fields.text('title'), fields.text('url'), fields.text('story')];
  return { issue, state: { ...name, state, title, url, story } };
}

function readName(fields: JsonFields, where: string): IssueKey {
  const [name, ...others] = fields.names.filter((one) => one === 'number' || one === 'key');
  if (others.length > 0) {
    throw new JsonFault(`${where} has a number and a key; an issue is called by one of them.`);
  }
  return name === 'key' ? readIssue(fields.word('key')) : fields.count('number');
}
