import { type BigIntStats, realpathSync } from 'node:fs';
import { identify, look } from '../../sqlite-file/file-identity';

/** Metadata of a log that shows whether it has changed, without reading it. */
export interface FileState {
  /** The same text while it is the same file; `undefined` when there is no file. */
  readonly identity: string | undefined;
  /** The same text while nobody writes to the file or its write-ahead log. */
  readonly content: string;
}

/** Takes a few microseconds. */
export function stateOf(file: string): FileState {
  const main = look(file);
  return {
    // With the time of creation: when a file is deleted, the system may give its inode number to the next file.
    identity: main && `${identify(main)} ${main.birthtimeNs}`,
    content: `${describe(main)} ${describe(look(besideOf(file, '-wal')))}`,
  };
}

/** SQLite keeps `-wal` and `-shm` beside the real file, also when the path is a symbolic link. */
export function besideOf(file: string, side: '-wal' | '-shm'): string {
  return look(file) === undefined ? file + side : realpathSync(file) + side;
}

/** With `ctime`: a program that copies files may set `mtime` back, but only the system sets `ctime`. */
function describe(stats: BigIntStats | undefined): string {
  return `${identify(stats)} ${stats?.size} ${stats?.mtimeNs} ${stats?.ctimeNs}`;
}
