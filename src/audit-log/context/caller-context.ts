import { AsyncLocalStorage } from 'node:async_hooks';
import type { ContextFields } from '../domain/context-fields';
import { AuditOptionError } from '../domain/errors';
import { describeValue } from '../domain/harmless-text';
import { type Emitter, EmitterContexts } from './emitter-contexts';
import { type EntryContext, readContext } from './entry-context';

/** The context of one log. */
interface Given {
  readonly owner: CallerContext;
  readonly fields: ContextFields;
}

/** The contexts of the running code. One storage for all logs, because Node keeps every `AsyncLocalStorage` that was ever used. */
const givenToAll = new AsyncLocalStorage<readonly Given[]>();

/** The contexts for the listeners of emitters that callers pass to `inContext()`. All logs share them, like the storage above. */
const givenToListeners = new EmitterContexts<readonly Given[]>(
  (given, work) => givenToAll.run(given, work),
  (earlier, later) => [
    ...earlier.filter(({ owner }) => !later.some((other) => other.owner === owner)),
    ...later,
  ],
);

/** The context of the caller for one log. It holds for all code that is called within, however long that waits, and for no other. */
export class CallerContext {
  /** The context of the running code; `undefined` if there is none. */
  get current(): ContextFields | undefined {
    return givenToAll.getStore()?.find(({ owner }) => owner === this)?.fields;
  }

  /** Does work in a context. Fields that it leaves out come from the context around it. */
  run<T>(given: EntryContext, work: () => T, emitters: readonly Emitter[] = []): T {
    const fields = readContext(given);
    if (typeof work !== 'function') {
      throw new AuditOptionError(
        'work',
        `inContext() takes the fields of a context and a function that does the work, not ${describeValue(work)}.`,
      );
    }
    const around = givenToAll.getStore() ?? [];
    const others = around.filter(({ owner }) => owner !== this);
    // Without a prototype, because what all objects inherit is not part of a context.
    const inForce: ContextFields = Object.assign(Object.create(null), this.current, fields);
    const all = [...others, { owner: this, fields: inForce }];
    givenToListeners.give(emitters, all);
    return givenToAll.run(all, work);
  }
}
