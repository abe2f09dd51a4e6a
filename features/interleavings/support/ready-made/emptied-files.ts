import { equal } from 'node:assert/strict';
import type realFs from 'node:fs';
import { constants } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { InterleavingSubject } from '@audit-race/interleavings';
import { memfs } from 'memfs';
import type { Family } from '../search';

type Write = (fs: typeof realFs) => Promise<unknown>;

/** How a file is written while somebody else reads it, by what is said of the way. */
const ways: Readonly<Record<string, Write>> = {
  'by a URL': ({ promises }) => promises.writeFile(pathToFileURL('/file'), 'new'),
  'by a path of bytes': ({ promises }) => promises.writeFile(Buffer.from('/file'), 'new'),
  'with an encoding': ({ promises }) => promises.writeFile('/file', 'new', 'utf8'),
  'with a mode': ({ promises }) => promises.writeFile('/file', 'new', { mode: 0o600 }),
  'with flags as a number': ({ promises }) =>
    promises.writeFile('/file', 'new', { flag: constants.O_WRONLY | constants.O_TRUNC }),
  'with no flag': ({ promises }) => promises.writeFile('/file', 'new', Object({ flag: null })),
  'piece by piece': ({ promises }) => promises.writeFile('/file', ['new']),
  'to read it later': ({ promises }) => promises.writeFile('/file', 'new', { flag: 'w+' }),
  'to be called back': ({ writeFile }) => promisify(writeFile)('/file', 'new', 'utf8'),
  'at its end': ({ promises }) => promises.writeFile('/file', 'new', { flag: 'a' }),
  'without being emptied': ({ promises }) => promises.writeFile('/file', 'new', { flag: 'r+' }),
  'by its promises alone': ({ promises }) => promises.writeFile('/file', 'new'),
};

/** A caller who writes a file, and one who must never find it empty. */
export function emptiedFiles(way: string): Family | undefined {
  const write = ways[way];
  return (
    write &&
    (() => ({
      name: 'a file that is written and read',
      setup(turns): InterleavingSubject {
        const { fs } = memfs({ '/file': 'old' }) as unknown as { fs: typeof realFs };
        const isWhole = way !== 'by its promises alone';
        const controlled = isWhole
          ? turns.controlFs(fs)
          : ({ ...fs, promises: turns.controlFs(fs.promises) } as typeof realFs);
        let found: unknown;
        const read = async () => {
          found = await controlled.promises.readFile('/file', 'utf8');
        };
        return {
          callers: [
            { name: 'Ada', run: () => write(controlled) },
            { name: 'Grace', run: read },
          ],
          check: () => equal(found === '', false, 'the file is empty'),
        };
      },
    }))
  );
}
