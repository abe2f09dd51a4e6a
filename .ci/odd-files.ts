import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';

/** The largest file that people write, or a picture that they take: 512 KiB. */
const BYTES_MAX = 512 * 1024;

/** No name such as ":memory:", or of nothing but blanks. */
const NAME = /^[\w.@](?:.*\S)?$/;

/** What is out of place among the files that git keeps: programs make such files, and they are taken in by mistake. */
export function findOddFiles(folder: string): string[] {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: folder, encoding: 'utf8' });
  const files = listed.split('\0').filter(Boolean);
  return files.flatMap((file) => [...faultOfName(file), ...faultOfSize(folder, file)]);
}

function faultOfName(file: string): string[] {
  const isOdd = !NAME.test(path.basename(file));
  return isOdd ? [`${JSON.stringify(file)} is no name that people give a file`] : [];
}

function faultOfSize(folder: string, file: string): string[] {
  const bytes = statSync(path.join(folder, file), { throwIfNoEntry: false })?.size ?? 0;
  const kibibytes = (size: number) => Math.ceil(size / 1024);
  return bytes > BYTES_MAX
    ? [`${JSON.stringify(file)} has ${kibibytes(bytes)} KiB, and may have ${kibibytes(BYTES_MAX)}`]
    : [];
}
