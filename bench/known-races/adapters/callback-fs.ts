import { callbackify } from 'node:util';
import type { Turns } from '@audit-race/interleavings';
import type { IFs } from 'memfs';

const NAMES = ['mkdir', 'rename', 'rmdir', 'stat', 'utimes'] as const;

/** What a library that takes callbacks does to files, as turns. */
export function controlCallbackFs(turns: Turns, { promises }: IFs): object {
  return Object.fromEntries(
    NAMES.map((name) => {
      const method: (...args: never[]) => Promise<unknown> = promises[name].bind(promises);
      return [name, callbackify(turns.control(name, method))];
    }),
  );
}
