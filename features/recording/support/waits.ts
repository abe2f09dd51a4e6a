import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { readFile } from 'node:fs';
import { readFile as readFileLater } from 'node:fs/promises';
import { setTimeout as passTime } from 'node:timers/promises';

/** The ways in which a request waits for something. */
export const WAITS: Readonly<Record<string, () => Promise<unknown>>> = {
  'a promise': () => Promise.resolve(),
  'a microtask': () => new Promise<void>((resolve) => queueMicrotask(resolve)),
  'a next tick': () => new Promise<void>((resolve) => process.nextTick(resolve)),
  'an immediate': () => new Promise<void>((resolve) => setImmediate(resolve)),
  'a timer': () => passTime(1),
  'a file': () => readFileLater(__filename),
  'a callback of a pool': () => new Promise((resolve) => randomBytes(16, resolve)),
  'an event': () => {
    const emitter = new EventEmitter();
    readFile(__filename, () => emitter.emit('read'));
    return once(emitter, 'read');
  },
  'a step of a generator': async () => {
    for await (const chunk of readInPieces()) {
      Buffer.from(chunk);
    }
  },
};

async function* readInPieces(): AsyncGenerator<Buffer> {
  yield await readFileLater(__filename);
  yield await readFileLater(__filename);
}
