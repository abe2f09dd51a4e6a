import { type BigIntStats, realpathSync } from 'node:fs';
import { identify, look } from '../../sqlite-file/file-identity';

/** What tells whether a log is still what it was, without reading it. */
export interface FileState {
  /** The same text for as long as the file is the same one; `undefined` where there is none. */
  readonly identity: string | undefined;
  /** The same text for as long as nobody writes to the file or its log of commits. */
  readonly content: string;
}

/** Takes a few microseconds. */
export function stateOf(file: string): FileState {
  const main = look(file);
  return {
    // A file that nobody has open gives its number to the next one when it is deleted; when it was made, it does not.
    identity: main && `${identify(main)} ${main.birthtimeNs}`,
    content: `${describe(main)} ${describe(look(besideOf(file, '-wal')))}`,
  };
}

/** What SQLite keeps beside a file lies beside the real one, also where the path leads over a symbolic link. */
export function besideOf(file: string, side: '-wal' | '-shm'): string {
  return look(file) === undefined ? file + side : realpathSync(file) + side;
}

/** The time of writing can be set back, as some who copy files do. The time of that is told by the system. */
function describe(stats: BigIntStats | undefined): string {
  return `${identify(stats)} ${stats?.size} ${stats?.mtimeNs} ${stats?.ctimeNs}`;
}
