import type realFs from 'node:fs';
import { constants } from 'node:fs';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Deed, factsOf, outcomeOf } from './compare';

/** A file system, and a folder that is empty but for the file `here`, with `abc` in it. */
export interface Folder {
  readonly fs: typeof realFs;
  readonly path: string;
}

/** What programs do with files in ways of their own, by what it is. */
export const fileDeeds: Readonly<Record<string, Deed<Folder>>> = {
  'writes by the URL of a file': ({ fs, path }) => writtenBy(fs, pathToFileURL(`${path}/new`)),
  'writes by a path of bytes': ({ fs, path }) => writtenBy(fs, Buffer.from(`${path}/new`)),
  'writes with an encoding': ({ fs, path }) => writtenBy(fs, `${path}/new`, 'latin1'),
  'writes with the mode of a new file': ({ fs, path }) => writtenBy(fs, `${path}/new`, { mode: 0o600 }),
  'writes behind what is there': ({ fs, path }) => writtenBy(fs, `${path}/here`, { flag: 'a' }),
  'writes a file that must be new': ({ fs, path }) => writtenBy(fs, `${path}/here`, { flag: 'wx' }),
  'writes with flags as a number': ({ fs, path }) =>
    writtenBy(fs, `${path}/new`, { flag: constants.O_CREAT | constants.O_WRONLY }),
  'writes with options that are null': ({ fs, path }) => writtenBy(fs, `${path}/new`, null),
  'writes to a folder that is not there': ({ fs, path }) => writtenBy(fs, `${path}/nowhere/new`),
  'writes to no path at all': ({ fs }) => writtenBy(fs, undefined),
  'writes into an open file': ({ fs, path }) => writtenInto(fs, `${path}/here`),
  'reads an open file': async ({ fs, path }) => {
    const file = await fs.promises.open(`${path}/here`);
    const read = [await fs.promises.readFile(file, 'utf8'), typeof file.fd];
    await file.close();
    return [...read, file.fd];
  },
  'hears that an open file is closed': async ({ fs, path }) => {
    const file = await fs.promises.open(`${path}/here`);
    let isHeard = false;
    // It is an emitter, although its types do not say so.
    Object(file).on('close', () => {
      isHeard = true;
    });
    await file.close();
    return isHeard;
  },
  'reads a piece and is given the bytes as well': async ({ fs, path }) =>
    await new Promise<unknown>((resolve) => {
      const file = fs.openSync(`${path}/here`, 'r');
      fs.read(file, Buffer.alloc(2), 0, 2, 0, (error, count, bytes) => {
        fs.closeSync(file);
        resolve([error, count, bytes.toString()]);
      });
    }),
  'reads a piece of a file that is closed': async ({ fs, path }) =>
    await new Promise<unknown>((resolve) => {
      const file = fs.openSync(`${path}/here`, 'r');
      fs.closeSync(file);
      fs.read(file, Buffer.alloc(2), 0, 2, 0, (error) => resolve(factsOf(error)));
    }),
  'asks by callback whether there is a file': ({ fs, path }) =>
    Promise.all(
      ['here', 'nowhere'].map((name) => new Promise((resolve) => fs.exists(`${path}/${name}`, resolve))),
    ),
  'forgets the callback': ({ fs, path }) =>
    Promise.all(
      [fs.readFile, fs.writeFile, fs.exists, fs.read].map((forgetful) =>
        outcomeOf(() => Reflect.apply(forgetful, fs, [`${path}/here`, 'x'])),
      ),
    ),
  'fails in each way in which a path is told': async ({ fs, path }) => {
    const { promises } = fs;
    const nowhere = `${path}/nowhere`;
    const failures: unknown[] = [];
    for (const act of [
      () => promises.readdir(nowhere),
      () => promises.copyFile(nowhere, `${path}/new`),
      () => promises.rename(nowhere, `${path}/new`),
      () => promises.appendFile(`${nowhere}/new`, 'x'),
      () => promises.stat(nowhere),
      () => promises.open(nowhere),
      () => promises.mkdir(path),
      () => promises.readlink(`${path}/here`),
    ]) {
      failures.push(await outcomeOf(act));
    }
    return failures;
  },
  'reads by a stream with an encoding': ({ fs, path }) => text(fs.createReadStream(`${path}/here`, 'utf8')),
  'reads by a stream from the second byte on': ({ fs, path }) =>
    text(fs.createReadStream(`${path}/here`, { start: 1 })),
  'reads by a stream what is not there': async ({ fs, path }) =>
    await new Promise((resolve) => {
      fs.createReadStream(`${path}/nowhere`).on('error', (error) => resolve(factsOf(error)));
    }),
  'looks at what is no function': ({ fs }) => [
    fs.constants.O_CREAT,
    fs.promises.constants.O_CREAT,
    typeof fs.Stats,
    typeof fs.promises,
  ],
  'replaces a function of the promises': async ({ fs, path }) => {
    const { promises } = fs;
    const { readFile } = promises;
    const mine = (...args: readonly unknown[]) => Reflect.apply(readFile, promises, args);
    promises.readFile = mine as typeof readFile;
    const read = [await promises.readFile(`${path}/here`, 'utf8'), promises.readFile === mine];
    promises.readFile = readFile;
    return read;
  },
};

/** What is in the file when it was written in both styles, or why it is not. */
async function writtenBy(fs: typeof realFs, file: unknown, ...options: readonly unknown[]): Promise<unknown> {
  const { promises } = fs;
  const inEachStyle = [
    () => Reflect.apply(promises.writeFile, promises, [file, 'né', ...options]),
    () => Reflect.apply(promisify(fs.writeFile), fs, [file, 'né', ...options]),
  ];
  const outcomes: unknown[] = [];
  for (const write of inEachStyle) {
    outcomes.push(await outcomeOf(write));
    outcomes.push(
      await outcomeOf(() => [fs.readFileSync(file as string, 'latin1'), fs.statSync(file as string).mode]),
    );
    await outcomeOf(() => fs.rmSync(file as string));
  }
  return outcomes;
}

async function writtenInto(fs: typeof realFs, path: string): Promise<unknown> {
  const file = await fs.promises.open(path, 'r+');
  await fs.promises.writeFile(file, 'x');
  await file.close();
  const number = fs.openSync(path, 'r+');
  await promisify(fs.writeFile)(number, 'yy');
  fs.closeSync(number);
  return fs.readFileSync(path, 'utf8');
}
