import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describeIssue, type IssueKey, linkTo } from '../../tags/issue';
import { CommandError } from '../command-errors';
import type { Terminal } from '../terminal';
import type { Capture } from './captures';
import { addFixes, emptyChangelog } from './changelog';
import type { FileChange } from './file-change';

const usualFile = 'CHANGELOG.md';

/**
 * What fixes change in a changelog: the one that was named, or else the usual one. One that was named is made where it is
 * missing; a project that keeps none is not given one unasked.
 */
export async function changeChangelog(
  named: string | false | undefined,
  fixes: readonly string[],
  { cwd, complain }: Terminal,
): Promise<readonly FileChange[]> {
  if (named === false) {
    return [];
  }
  const file = named ?? usualFile;
  const before = await readIfThere(path.resolve(cwd, file));
  if (before === undefined && named === undefined) {
    complain(`There is no ${usualFile}, so no line was added to it; --changelog <file> makes one.\n`);
    return [];
  }
  const after = addFixes(before ?? emptyChangelog, fixes);
  return after === before ? [] : [{ file, before, after }];
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return undefined;
    }
    throw CommandError.because('The changelog cannot be read', error);
  }
}

/** What a changelog says of promoted captures: a sentence for each scenario; the rows of an outline are one. */
export function describeFixes(promoted: Iterable<Capture>, issueLink: string): readonly string[] {
  const captures = [...promoted];
  const scenarios = new Set(captures.map(({ pickle }) => pickle.astNodeIds[0]));
  return [...scenarios].map((id) => {
    const rows = captures.filter(({ pickle }) => pickle.astNodeIds[0] === id);
    const issues = [...new Set(rows.flatMap(({ scenario }) => scenario.issues))].map((issue) =>
      writeLink(issue, linkTo(issue, issueLink)),
    );
    return `${escapeMarkdown(nameOf(rows))}${issues.length === 0 ? '' : ` (${issues.join(', ')})`}.`;
  });
}

function writeLink(issue: IssueKey, link: string | undefined): string {
  const text = describeIssue(issue);
  return link === undefined ? text : `[${text}](${link})`;
}

// The name as it is written has the columns of the outline in it; that of a single scenario is the same as its own.
function nameOf(rows: readonly Capture[]): string {
  const names = new Set(rows.map(({ scenario }) => scenario.name));
  const written = rows[0]?.levels.find((level) => 'steps' in level)?.name ?? '';
  return names.size === 1 ? [...names].join('') : written;
}

function escapeMarkdown(name: string): string {
  return name.replace(/[.!?]$/, '').replaceAll(/[\\`*[\]<]|(?<!\w)_|_(?!\w)/g, String.raw`\$&`);
}
