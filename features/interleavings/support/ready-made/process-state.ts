import { fail } from 'node:assert/strict';
import fs from 'node:fs';
import promises from 'node:fs/promises';

/** What an ES module has imported by name. */
interface Names {
  read(): unknown;
}

/** The process before an exploration, and now. */
export class ProcessState {
  #before: readonly unknown[] | undefined;
  #names: Names | undefined;

  /** What an order could leave behind. */
  get now(): readonly unknown[] {
    return [
      fs.readFileSync,
      fs.promises,
      promises.readFile,
      this.#names?.read(),
      globalThis.fetch,
      process.emit,
      Object.hasOwn(process, 'emit'),
      Object.hasOwn(process, 'loadedBefore'),
      process.listenerCount('SIGHUP'),
    ];
  }

  get before(): readonly unknown[] {
    return this.#before ?? fail('Nobody has looked before.');
  }

  async keep(names: string): Promise<void> {
    this.#names = await import(names);
    this.#before = this.now;
  }
}
