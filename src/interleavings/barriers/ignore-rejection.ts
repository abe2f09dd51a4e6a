import { types } from 'node:util';

/** Keeps a promise that nobody waits for from ending the process. Whoever calls this has told of the fault already. */
export function ignoreRejection(value: unknown): void {
  if (types.isPromise(value)) {
    Promise.resolve(value).catch(() => undefined);
  }
}
