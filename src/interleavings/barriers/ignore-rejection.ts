import { types } from 'node:util';

/** Stops a promise that nothing awaits from ending the process by an unhandled rejection. The caller has already reported the failure. */
export function ignoreRejection(value: unknown): void {
  if (types.isPromise(value)) {
    Promise.resolve(value).catch(() => undefined);
  }
}
