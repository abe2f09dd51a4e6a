import { type BigIntStats, realpathSync, statSync } from 'node:fs';
import { StoreFault } from './explain-sqlite-failure';

/**
 * The files behind an open connection, and whether they are still the ones at their paths.
 *
 * A file that is deleted or replaced lives on under its open handle: commits into it succeed, and are lost with it.
 */
export class OpenedFile {
  readonly #paths: readonly string[];
  readonly #identities: readonly (string | undefined)[];

  /** Looks at the files as they are; call it once the connection has opened all of them. */
  constructor(file: string) {
    // The log of commits lies beside the real file, also where the path leads over a symbolic link.
    this.#paths = [file, `${realpathSync(file)}-wal`];
    this.#identities = this.#paths.map(identify);
  }

  /** @throws StoreFault when a file is gone or is another one. */
  refuseReplaced(): void {
    for (const [index, path] of this.#paths.entries()) {
      const identity = identify(path);
      if (identity !== this.#identities[index]) {
        throw new StoreFault(
          'STORE_REPLACED',
          identity === undefined ? `"${path}" was deleted` : `another file has taken the place of "${path}"`,
        );
      }
    }
  }
}

function identify(path: string): string | undefined {
  // Whole numbers of any size: some file systems number their files beyond what a double can hold.
  const stats: BigIntStats | undefined = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats && `${stats.dev}:${stats.ino}`;
}
