import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { EventEmitter, on, once } from 'node:events';
import { createInterface } from 'node:readline';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import vm from 'node:vm';

/** What one can wait for that needs no callback from the event loop, by what it is. */
export const harmlessWaits: Readonly<Record<string, () => unknown>> = {
  queueMicrotask: () => new Promise<void>((resolve) => queueMicrotask(resolve)),
  'process.nextTick': () => new Promise<void>((resolve) => process.nextTick(resolve)),
  'an async generator': async () => {
    const count = async function* () {
      yield* [await Promise.resolve(1), await Promise.resolve(2)];
    };
    for await (const _ of count()) {
      // It is enough that they come.
    }
  },
  'a stream in memory': () => text(Readable.from(['one', 'two'])),
  'a web stream in memory': () => new Response('words').text(),
  'lines in memory': () => once(createInterface({ input: new PassThrough().end('one\ntwo') }), 'close'),
  'an emitter': async () => {
    const emitter = new EventEmitter();
    process.nextTick(() => emitter.emit('come', 1));
    await on(emitter, 'come').next();
  },
  'an EventTarget': async () => {
    const target = new EventTarget();
    const coming = once(target, 'come');
    target.dispatchEvent(new Event('come'));
    await coming;
  },
  AsyncLocalStorage: () => new AsyncLocalStorage().run(1, async () => await Promise.resolve()),
  'an AsyncResource': () => new AsyncResource('ITS OWN').runInAsyncScope(() => Promise.resolve()),
  'another context': () => vm.runInNewContext('Promise.resolve(1)'),
  'a clone': () => structuredClone({ words: ['one'] }),
};
