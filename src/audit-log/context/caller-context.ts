import { AsyncLocalStorage } from 'node:async_hooks';
import type { ContextFields } from '../domain/context-fields';
import { AuditOptionError } from '../domain/errors';
import { describeValue } from '../domain/harmless-text';
import { type EntryContext, readContext } from './entry-context';

/** What holds for one log. */
interface Given {
  readonly owner: CallerContext;
  readonly fields: ContextFields;
}

/** What holds for the running code: one for all logs, because Node keeps every storage that was ever used. */
const givenToAll = new AsyncLocalStorage<readonly Given[]>();

/** Who is at work for one log: holds for what is called within, however long it waits, and for nobody beside it. */
export class CallerContext {
  /** What holds now; `undefined` where nothing does. */
  get current(): ContextFields | undefined {
    return givenToAll.getStore()?.find(({ owner }) => owner === this)?.fields;
  }

  /** Does work in a context. What the one around it says holds for what this one leaves out. */
  run<T>(given: EntryContext, work: () => T): T {
    const fields = readContext(given);
    if (typeof work !== 'function') {
      throw new AuditOptionError(
        'work',
        `inContext() takes the fields of a context and a function that does the work, not ${describeValue(work)}.`,
      );
    }
    const around = givenToAll.getStore() ?? [];
    const others = around.filter(({ owner }) => owner !== this);
    // Without what all objects inherit: nobody has said that of who is at work.
    const inForce: ContextFields = Object.assign(Object.create(null), this.current, fields);
    return givenToAll.run([...others, { owner: this, fields: inForce }], work);
  }
}
