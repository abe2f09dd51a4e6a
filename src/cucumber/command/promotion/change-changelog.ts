import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CommandError } from '../command-errors';
import type { Terminal } from '../terminal';
import { addFixes, emptyChangelog } from './changelog';
import { type Changesets, type Keeper, keeperOf } from './changelog-keeper';
import { addChangesets } from './changeset';
import type { Fix } from './describe-fixes';
import type { FileChange } from './file-change';
import { isKeptByHand, lineOfGenerator } from './generated-changelog';

/**
 * The changes that fixes make to changelogs: to the named one, or else to those of the project. A named file is created if it is
 * missing. A project without a changelog does not get one, and a changelog that a tool generates is not changed.
 */
export async function changeChangelogs(
  named: string | false | undefined,
  fixes: readonly Fix[],
  terminal: Terminal,
): Promise<readonly FileChange[]> {
  if (named === false) {
    return [];
  }
  if (named !== undefined) {
    return changeNamed(named, fixes, terminal);
  }
  const changes: FileChange[] = [];
  for (const [keeper, kept] of groupByKeeper(fixes, terminal.cwd)) {
    changes.push(...(await changeKept(keeper, kept, terminal)));
  }
  return changes.map((change) => ({ ...change, file: path.relative(terminal.cwd, change.file) }));
}

async function changeNamed(
  file: string,
  fixes: readonly Fix[],
  { cwd }: Terminal,
): Promise<readonly FileChange[]> {
  const before = await readIfThere(path.resolve(cwd, file));
  const after = addFixes(before ?? emptyChangelog, textsOf(fixes));
  if (after === undefined) {
    throw new CommandError(`${placeless(file)}, so nothing was changed. Mend it, or leave --changelog out.`);
  }
  return after === before ? [] : [{ file, before, after }];
}

// Features of the same package share one keeper.
function groupByKeeper(fixes: readonly Fix[], cwd: string): Iterable<readonly [Keeper, readonly Fix[]]> {
  const groups = new Map<string, readonly [Keeper, readonly Fix[]]>();
  for (const fix of fixes) {
    const keeper = keeperOf(path.resolve(cwd, fix.uri), cwd);
    const key = JSON.stringify(keeper);
    groups.set(key, [keeper, [...(groups.get(key)?.[1] ?? []), fix]]);
  }
  return groups.values();
}

async function changeKept(
  keeper: Keeper,
  fixes: readonly Fix[],
  { cwd, complain }: Terminal,
): Promise<readonly FileChange[]> {
  const { changesets, file } = keeper;
  if (changesets !== undefined) {
    return changeChangesets(changesets, fixes, complain);
  }
  const before = file === undefined ? undefined : await readIfThere(file);
  const name = path.relative(cwd, file ?? '');
  const obstacle = findObstacle(keeper, before, name);
  const after = obstacle === undefined ? addFixes(before ?? '', textsOf(fixes)) : undefined;
  if (file === undefined || after === undefined) {
    complain(`${obstacle ?? `${placeless(name)}, so no line was added to it.`}\n`);
    return [];
  }
  return after === before ? [] : [{ file, before, after }];
}

function changeChangesets(
  { folder, packageName }: Changesets,
  fixes: readonly Fix[],
  complain: Terminal['complain'],
): readonly FileChange[] {
  if (packageName === undefined) {
    const uris = [...new Set(fixes.map(({ uri }) => uri))].join(', ');
    complain(`No package is around ${uris}, so no changeset was added; npx changeset adds one by hand.\n`);
    return [];
  }
  return addChangesets(
    folder,
    fixes.map(({ text, subject }) => ({ packageName, fix: text, subject })),
  );
}

// Says in a sentence why no line is added to the changelog; undefined if one can be added.
function findObstacle(
  { file, tool }: Keeper,
  changelog: string | undefined,
  name: string,
): string | undefined {
  const isByHand = changelog !== undefined && isKeptByHand(changelog);
  if (tool !== undefined && !isByHand) {
    return `${tool.name} writes the changelog, so no line was added to it; tell it of the fix: ${tool.advice}.`;
  }
  if (file === undefined) {
    return 'There is no CHANGELOG.md, so no line was added to it; --changelog <file> makes one.';
  }
  if (!/\.(?:md|markdown)$/i.test(file)) {
    return `${name} is not in Markdown, so no line was added to it; add it by hand.`;
  }
  const line = changelog === undefined || isByHand ? undefined : lineOfGenerator(changelog);
  return line === undefined
    ? undefined
    : `A tool writes ${name}, as its line ${line} says, so no line was added to it; tell the tool of the fix, or give --changelog ${name}.`;
}

function placeless(file: string): string {
  return `${file} has no place in which a line would be read as one (is code or a comment in it not closed?)`;
}

function textsOf(fixes: readonly Fix[]): readonly string[] {
  return fixes.map(({ text }) => text);
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
