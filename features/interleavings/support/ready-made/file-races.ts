import { deepEqual, equal, ok } from 'node:assert/strict';
import * as realFs from 'node:fs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import type {
  ControlFsOptions,
  InterleavingExperiment,
  InterleavingSubject,
} from '@audit-race/interleavings';
import { memfs } from 'memfs';
import { named } from '../models';
import type { Family } from '../search';
import { told } from './told';

type Files = typeof realFs;

/** Races of callers who share files. */
export const fileRaces: Readonly<Record<string, Family>> = {
  'count in a file': counting,
  'read settings while they are written': settings((fs, path) => fs.promises.writeFile(path, '{"port":2}')),
  'read settings while a handle writes them': settings(async (fs, path) => {
    await using file = await fs.promises.open(path, 'w');
    await file.writeFile('{"port":2}');
  }),
  'read settings while a stream writes them': settings(
    (fs, path) =>
      new Promise((resolve, reject) => {
        fs.createWriteStream(path).on('error', reject).end('{"port":2}', resolve);
      }),
  ),
  'read settings while a callback hears that they are written': settings(
    (fs, path) => promisify(fs.writeFile)(path, '{"port":2}'),
    (fs, path) => promisify(fs.readFile)(path, 'utf8'),
  ),
  'read settings by a stream while they are emptied': settings(
    (fs, path) => promisify(fs.truncate)(path),
    (fs, path) => text(fs.createReadStream(path)),
  ),
  'read settings by a handle while they are emptied': settings(
    (fs, path) => fs.promises.truncate(path),
    async (fs, path) => {
      await using file = await fs.promises.open(path);
      return await file.readFile('utf8');
    },
  ),
  'read settings on the disk while they are written': settings(
    (fs, path) => fs.promises.writeFile(path, '{"port":2}'),
    (fs, path) => fs.promises.readFile(path, 'utf8'),
    onDisk,
  ),
  'read settings while they are replaced': settings(async (fs, path) => {
    await fs.promises.writeFile(`${path}.new`, '{"port":2}');
    await fs.promises.rename(`${path}.new`, path);
  }),
  'use files with names that Node would warn of': warning,
  'rename a file that may be busy': faulty({ faults: { rename: 'EBUSY' } }, (fs) =>
    fs.promises.rename('/a', '/b'),
  ),
  'delete a file that is not there': faulty({}, (fs) => promisify(fs.unlink)('/nowhere')),
};

/** A file system of an order, the path of the file in it, and what removes it. */
interface Disk {
  readonly fs: Files;
  readonly path: string;
  remove(): void;
}

function inMemory(content: string): Disk {
  const { fs } = memfs({ '/file': content });
  return { fs: fs as unknown as Files, path: '/file', remove: () => undefined };
}

function onDisk(content: string): Disk {
  const folder = mkdtempSync(join(tmpdir(), 'audit-race-'));
  const path = join(folder, 'file');
  writeFileSync(path, content);
  return { fs: realFs, path, remove: () => rmSync(folder, { recursive: true }) };
}

function counting(callers: number): InterleavingExperiment {
  return {
    name: 'callers who count in a file',
    setup(turns): InterleavingSubject {
      const disk = inMemory('0');
      const fs = turns.controlFs(disk.fs);
      const count = async () => {
        const counted = Number(await fs.promises.readFile(disk.path, 'utf8'));
        await fs.promises.writeFile(disk.path, String(counted + 1));
      };
      return {
        callers: named(callers, count),
        check: () => {
          const counted = disk.fs.readFileSync(disk.path, 'utf8');
          equal(counted, String(callers), `${counted} is in the file`);
        },
      };
    },
  };
}

function warning(callers: number): InterleavingExperiment {
  return {
    name: 'files with names that are out of use',
    setup(turns): InterleavingSubject {
      let warnings = 0;
      const get = () => {
        warnings += 1;
        return 0;
      };
      const old = Object.defineProperty({ ...inMemory('0').fs }, 'F_OK', { enumerable: true, get });
      const fs = turns.controlFs(old, { faults: { access: 'EACCES' } });
      return {
        callers: named(callers, () =>
          fs.promises.access('/file', Reflect.get(fs, 'F_OK')).catch(() => undefined),
        ),
        check: () => equal(warnings, 0, `${warnings} warnings`),
      };
    },
  };
}

function settings(
  save: (fs: Files, path: string) => Promise<void>,
  read: (fs: Files, path: string) => Promise<string> = (fs, path) => fs.promises.readFile(path, 'utf8'),
  makeDisk = inMemory,
): Family {
  return () => ({
    name: 'settings that are saved and read',
    setup(turns): InterleavingSubject {
      const disk = makeDisk('{"port":1}');
      const fs = turns.controlFs(disk.fs);
      const load = async () => JSON.parse(await read(fs, disk.path)).port;
      return {
        callers: [
          { name: 'Ada', run: () => save(fs, disk.path) },
          { name: 'Grace', run: load },
        ],
        check: (outcomes) => {
          const [, port] = told(outcomes);
          ok(port === 1 || port === 2, String(port));
        },
        cleanUp: () => disk.remove(),
      };
    },
  });
}

function faulty(options: ControlFsOptions, act: (fs: Files) => Promise<unknown>): Family {
  return () => ({
    name: 'a file system that refuses',
    setup(turns): InterleavingSubject {
      const { fs } = memfs({ '/a': 'a' });
      const run = () => act(turns.controlFs(fs as unknown as Files, options));
      return {
        callers: named(1, run),
        check: (outcomes) =>
          expectNoError(
            outcomes.map(({ status }) => status),
            told(outcomes),
          ),
      };
    },
  });
}

function expectNoError(statuses: readonly string[], words: readonly unknown[]): void {
  deepEqual(statuses, ['fulfilled'], String(words[0]));
}
