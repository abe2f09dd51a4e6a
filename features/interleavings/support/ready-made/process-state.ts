import { fail } from 'node:assert/strict';
import fs, { readFileSync } from 'node:fs';
import promises from 'node:fs/promises';

/** What an order could leave behind in this process. */
function look() {
  return {
    readFileSync: fs.readFileSync,
    readFileSyncByName: readFileSync,
    readFile: promises.readFile,
    promises: fs.promises,
    fetch: globalThis.fetch,
    emit: process.emit,
    hasOwnEmit: Object.hasOwn(process, 'emit'),
    hangUpListeners: process.listenerCount('SIGHUP'),
  };
}

/** The process before an exploration, and now. */
export class ProcessState {
  #before: ReturnType<typeof look> | undefined;

  get before(): ReturnType<typeof look> {
    return this.#before ?? fail('Nobody has looked before.');
  }

  keep(): void {
    this.#before = look();
  }

  now(): ReturnType<typeof look> {
    return look();
  }
}
