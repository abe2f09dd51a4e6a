import { once } from 'node:events';
import { constants } from 'node:fs';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { type Deed, outcomeOf } from './compare';
import type { Folder } from './file-deeds';

/** What fewer programs do with files, by what it is. */
export const oddFileDeeds: Readonly<Record<string, Deed<Folder>>> = {
  'asks by a promise whether there is a file': ({ fs, path }) =>
    Promise.all(['here', 'nowhere'].map((name) => promisify(fs.exists)(`${path}/${name}`))),
  'reads and writes pieces by promises': async ({ fs, path }) => {
    const file = fs.openSync(`${path}/here`, 'r+');
    const read = await promisify(fs.read)(file, Buffer.alloc(2), 0, 2, 0);
    const several = await promisify(fs.readv)(file, [Buffer.alloc(1)], 1);
    const written = await promisify(fs.write)(file, Buffer.from('yz'), 0, 2, 0);
    const last = await promisify(fs.writev)(file, [Buffer.from('z')], 2);
    fs.closeSync(file);
    return [read, several, written, last, fs.readFileSync(`${path}/here`, 'utf8')];
  },
  'asks the system for a real path': async ({ fs, path }) => [
    await promisify(fs.realpath.native)(`${path}/./here`),
    await outcomeOf(() => promisify(fs.realpath.native)(`${path}/nowhere`)),
    await promisify(fs.realpath)(`${path}/./here`),
    fs.readFile.length,
  ],
  'writes with each flag': async ({ fs, path }) => {
    const { O_WRONLY, O_CREAT, O_TRUNC } = constants;
    const flags = ['xw', null, '', 0, 'w+', 'a+', O_WRONLY | O_CREAT | O_TRUNC, O_WRONLY];
    const outcomes: unknown[] = [];
    for (const [index, flag] of flags.entries()) {
      const { promises } = fs;
      const file = `${path}/${index}`;
      const write = () => Reflect.apply(promises.writeFile, promises, [file, 'x', { flag }]);
      outcomes.push(await outcomeOf(write), await outcomeOf(write));
      outcomes.push(await outcomeOf(() => promisify(fs.writeFile)(file, 'y', Object({ flag }))));
      outcomes.push(await outcomeOf(() => fs.readFileSync(file, 'utf8')));
    }
    return outcomes;
  },
  'writes what is no text': ({ fs, path }) =>
    Promise.all([
      outcomeOf(() => fs.promises.writeFile(`${path}/here`, Object(1))),
      outcomeOf(() => fs.writeFile(`${path}/here`, Object(1), () => undefined)),
    ]).then((outcomes) => [outcomes, fs.readFileSync(`${path}/here`, 'utf8')]),
  'writes and appends what comes in pieces': async ({ fs, path }) => {
    await fs.promises.writeFile(`${path}/here`, ['a', 'bc']);
    const more = Readable.from(['d', Buffer.from('e')]);
    await fs.promises.appendFile(`${path}/here`, Object(more));
    return fs.readFileSync(`${path}/here`, 'utf8');
  },
  'is aborted before it begins': async ({ fs, path }) => {
    const signal = AbortSignal.abort('enough');
    const outcomes = [
      await outcomeOf(() => fs.promises.writeFile(`${path}/here`, 'x', { signal })),
      await outcomeOf(() => fs.promises.readFile(`${path}/here`, { signal })),
    ];
    return [outcomes, fs.readFileSync(`${path}/here`, 'utf8')];
  },
  'copies what its filter wants': async ({ fs, path }) => {
    await fs.promises.cp(path, `${path}-copy`, {
      recursive: true,
      filter: async (from) => !from.endsWith('here'),
    });
    const names = fs.readdirSync(`${path}-copy`);
    fs.rmSync(`${path}-copy`, { recursive: true });
    return names;
  },
  'reads lines of an open file': async ({ fs, path }) => {
    const file = await fs.promises.open(`${path}/here`, 'r+');
    await file.writeFile('one\ntwo\r\n\nthree');
    const again = await fs.promises.open(`${path}/here`);
    const gone = once(Object(again), 'close');
    const lines: string[] = [];
    for await (const line of again.readLines()) {
      lines.push(line);
    }
    await Promise.all([file.close(), gone]);
    return [lines, again.fd];
  },
  'streams from and to open files': async ({ fs, path }) => {
    const from = await fs.promises.open(`${path}/here`);
    const to = await fs.promises.open(`${path}/new`, 'w');
    const output = to.createWriteStream({ encoding: 'utf8' });
    for (const piece of ['x', 'y', 'z']) {
      output.write(piece);
    }
    await promisify<void>((done) => output.end(done))();
    const read = await text(from.createReadStream({ start: 1, autoClose: false }));
    const isOpen = from.fd > 0;
    await from.close();
    return [read, isOpen, from.fd, output.bytesWritten, fs.readFileSync(`${path}/new`, 'utf8')];
  },
};
