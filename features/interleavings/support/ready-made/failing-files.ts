import { equal } from 'node:assert/strict';
import type realFs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { ControlFsOptions, InterleavingSubject } from '@audit-race/interleavings';
import { memfs } from 'memfs';
import { named } from '../models';
import type { Family } from '../search';
import { told } from './told';

interface Attempt {
  readonly faults: NonNullable<ControlFsOptions['faults']>;
  act(fs: typeof realFs): Promise<unknown>;
}

/** What fails for somebody with files, by what is done. */
const attempts: Readonly<Record<string, Attempt>> = {
  'opens too many files to write': {
    faults: { open: 'EMFILE' },
    act: ({ promises }) => promises.writeFile('/a', 'new'),
  },
  'reads what a broken disk has': {
    faults: { read: 'EIO' },
    act: async ({ promises }) => {
      await using file = await promises.open('/a');
      await file.read(Buffer.alloc(1), 0, 1, 0);
    },
  },
  'reads a piece of what a broken disk has': {
    faults: { readFile: 'EIO' },
    act: ({ promises }) => promises.readFile('/a'),
  },
  'has no room for what it writes': {
    faults: { writeFile: 'ENOSPC' },
    act: ({ promises }) => namingPath(() => promises.writeFile('/a', 'new')),
  },
  'has no room for what a handle writes': {
    faults: { write: 'ENOSPC' },
    act: async ({ promises }) => {
      await using file = await promises.open('/a', 'w');
      await namingPath(() => file.write('new'));
    },
  },
  'looks at an open file of a broken disk': {
    faults: { stat: 'EIO' },
    act: async ({ promises }) => {
      await using file = await promises.open('/a');
      await file.stat();
    },
  },
  'deletes by a URL what it may not': {
    faults: { unlink: 'EPERM' },
    act: ({ promises }) => promises.unlink(pathToFileURL('/a')),
  },
  'links by bytes what it may not': {
    faults: { link: 'EPERM' },
    act: ({ promises }) => promises.link(Buffer.from('/a'), Buffer.from('/b')),
  },
  'copies what it may not': {
    faults: { copyFile: 'EACCES' },
    act: ({ copyFile }) => promisify(copyFile)('/a', '/b'),
  },
  'reads what its own rules forbid': {
    faults: { readFile: (path) => new RangeError(`${path} is not for you`) },
    act: ({ promises }) => promises.readFile('/a'),
  },
};

/** What fails is told with the path that its error has. */
async function namingPath(act: () => Promise<unknown>): Promise<void> {
  await act().catch((error) => {
    throw new Error(`${error.message}; its path: ${error.path}`);
  });
}

/** A caller whose operation on a file may fail, and is answered in a step of its own. */
export function failingFiles(does: string): Family | undefined {
  const attempt = attempts[does];
  return (
    attempt &&
    (() => ({
      name: 'a file system that fails',
      setup(turns): InterleavingSubject {
        const { fs } = memfs({ '/a': 'a' }) as unknown as { fs: typeof realFs };
        const controlled = turns.controlFs(fs, { faults: attempt.faults, answer: 'later' });
        return {
          callers: named(1, () => attempt.act(controlled)),
          check: (outcomes) => {
            const statuses = outcomes.map(({ status }) => status);
            equal(statuses.join(), 'fulfilled', String(told(outcomes)));
          },
        };
      },
    }))
  );
}
