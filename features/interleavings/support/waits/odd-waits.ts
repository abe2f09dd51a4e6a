import { equal } from 'node:assert/strict';
import { AsyncResource } from 'node:async_hooks';
import { watchFile } from 'node:fs';
import { stat } from 'node:fs/promises';
import { callersDo } from '../callers-do';
import { named } from '../models';
import type { Family } from '../search';

const HOUR_MS = 3_600_000;

const { compile } = Reflect.get(globalThis, 'WebAssembly');
const keptMicrotask = queueMicrotask;
const WASM = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** Callers whose waits are not what they seem, by what they do. */
export const oddWaits: Readonly<Record<string, Family>> = {
  // All that watch one file share what watches it.
  'wait for a file that is watched already': callersDo(
    () => () =>
      new Promise((resolve) => watchFile(__filename, { interval: HOUR_MS, persistent: false }, resolve)),
  ),
  'add one in a microtask, by a function that was kept': (callers) => ({
    name: 'kept microtasks',
    setup(turns) {
      const work = turns.control('work', () => undefined);
      let sum = 0;
      const run = () => {
        const before = sum;
        keptMicrotask(() => {
          sum = before + 1;
        });
        return work();
      };
      return { callers: named(callers, run), check: () => equal(sum, callers) };
    },
  }),
  'wait for a compiler that was kept': callersDo((work) => async () => {
    await compile(WASM);
    await work();
  }),
  'take asynchronous ids, and are checked by one who reads a file': callersDo(
    (work) => async () => {
      await work();
      new AsyncResource('ITS OWN').emitDestroy();
    },
    { check: () => stat(__filename), cleanUp: () => stat(__filename) },
  ),
};
