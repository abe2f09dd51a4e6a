import { equal } from 'node:assert/strict';
import type realFs from 'node:fs';
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
  'copies what it may not': {
    faults: { copyFile: 'EACCES' },
    act: ({ copyFile }) => promisify(copyFile)('/a', '/b'),
  },
  'reads what its own rules forbid': {
    faults: { readFile: (path) => new RangeError(`${path} is not for you`) },
    act: ({ promises }) => promises.readFile('/a'),
  },
};

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
