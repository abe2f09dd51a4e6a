import { chmod, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { printableLines } from '../../ground/printable';
import { CommandError } from '../command-errors';
import type { Ink } from '../terminal';

/** The content of a file before and after a change. */
export interface FileChange {
  readonly file: string;
  /** Undefined if the file does not exist yet. */
  readonly before: string | undefined;
  readonly after: string;
}

/** The change of a file in the format of `git diff`. */
export function describeChange(name: string, { before, after }: FileChange, ink: Ink): string {
  const patch = createTwoFilesPatch(
    before === undefined ? '/dev/null' : name,
    name,
    before ?? '',
    after,
    undefined,
    undefined,
    { context: 2, headerOptions: FILE_HEADERS_ONLY },
  );
  const lines = patch.split(/(?<=\n)/);
  return lines.map((line) => paint(line, ink)).join('');
}

/** Atomically replaces the file `to` by the file `from`. */
export type Replace = (from: string, to: string) => Promise<void>;

interface StagedChange extends FileChange {
  readonly staged: string;
}

/**
 * Writes all files or none. Each new content is first written to a temporary file beside its target, and then renamed over it, with
 * the permissions of the old file. A symlink stays a symlink. When a step fails, the steps before it are undone.
 *
 * @throws CommandError where a file cannot be written, or has changed since it was read.
 */
export async function writeFiles(changes: readonly FileChange[], replace: Replace = rename): Promise<void> {
  const staged: StagedChange[] = [];
  const replaced: StagedChange[] = [];
  try {
    for (const change of changes) {
      staged.push(await stage(change));
    }
    for (const change of staged) {
      await replace(change.staged, change.file);
      replaced.push(change);
    }
  } catch (error) {
    const changed = await undoAll(replaced);
    const outcome =
      changed.length === 0
        ? 'Nothing was written'
        : `Not all could be written, and ${changed.join(', ')} could not be put back`;
    throw CommandError.because(outcome, error);
  } finally {
    for (const { staged: file } of staged) {
      await rm(file, { force: true });
    }
  }
}

async function stage({ file, before, after }: FileChange): Promise<StagedChange> {
  const target = before === undefined ? file : await realpath(file);
  const staged = `${target}.${process.pid}.new`;
  if (before !== undefined && !(await readFile(target)).equals(Buffer.from(before))) {
    throw new CommandError(`${file} is not in UTF-8, or was changed while it was read.`);
  }
  try {
    await writeFile(staged, after, { flag: 'wx' });
    if (before !== undefined) {
      await chmod(staged, (await stat(target)).mode);
    }
  } catch (error) {
    // When the disk is full, a part of the file may have been written.
    await rm(staged, { force: true });
    throw error;
  }
  return { file: target, before, after, staged };
}

// Returns the files that could not be restored. An error with one must not stop the others.
async function undoAll(changes: readonly StagedChange[]): Promise<readonly string[]> {
  const left: string[] = [];
  for (const change of changes) {
    await undo(change).catch(() => left.push(change.file));
  }
  return left;
}

async function undo({ file, before, staged }: StagedChange): Promise<void> {
  if (before === undefined) {
    await rm(file);
    return;
  }
  const { mode } = await stat(file);
  await writeFile(staged, before, { mode });
  await rename(staged, file);
}

function paint(line: string, { red, green, faint }: Ink): string {
  const [, written = '', end = ''] = /^(.*?)(\r?\n?)$/s.exec(line) ?? [];
  const words = printableLines(written);
  if (/^(?:---|\+\+\+|@@) /.test(words)) {
    return faint(words) + end;
  }
  if (words.startsWith('-')) {
    return red(words) + end;
  }
  return (words.startsWith('+') ? green(words) : words) + end;
}
