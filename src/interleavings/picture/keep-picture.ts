import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { messageOf } from '../experiment/wording';
import type { InterleavingRun } from '../report/interleaving-run';
import { drawInterleaving } from './draw-interleaving';

const NAME_LENGTH_MAX = 60;

/** Saves the picture of a run. Returns where it is, or why it could not be saved; undefined if no picture is wanted. */
export async function keepPicture(
  run: InterleavingRun,
  folder: string | false | undefined,
): Promise<string | undefined> {
  if (folder === false || (folder === undefined && isBuildServer())) {
    return;
  }
  try {
    return await write(run, folder);
  } catch (error) {
    return `not written: ${messageOf(error)}`;
  }
}

/** Temporary files of a build server are deleted before anybody can look at them. */
function isBuildServer(): boolean {
  const { CI = '' } = process.env;
  return !['', '0', 'false'].includes(CI);
}

/** Writes the file atomically (a temporary file and a rename). The flag `wx` does not follow a symlink that somebody has planted. */
async function write(run: InterleavingRun, folder: string | undefined): Promise<string> {
  const home = folder === undefined ? await mkdtemp(path.join(tmpdir(), 'interleaving-')) : folder;
  await mkdir(home, { recursive: true });
  const file = path.resolve(home, `${fileNameOf(run)}.svg`);
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, drawInterleaving(run), { flag: 'wx' });
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
  return file;
}

/** The name of the experiment in portable characters, and the end of the id. */
function fileNameOf({ experiment, id }: InterleavingRun): string {
  const words = experiment.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const name = words.slice(0, NAME_LENGTH_MAX).replaceAll(/^-|-$/g, '');
  return [name, id.split('~').at(-1)].filter((part) => part !== '').join('-');
}
