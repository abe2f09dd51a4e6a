import { setImmediate as nextTurn } from 'node:timers/promises';
import { AuditStoreError, type EntryBatch, type EntryRow } from 'audit-race';
import { batchOf } from '../../../support/batch-of';
import { MemoryRows } from '../../../support/memory-rows';
import type { MemoryStore } from '../../../support/memory-store';
import type { Flaw } from './flaw';

/** The stores of which an engine makes the tables. */
const making = new WeakSet<MemoryStore>();

/** Flaws in what an engine does with tables and batches. */
export const storingFlaws: Readonly<Record<string, Flaw>> = {
  'lacks a method': () => ({ prune: undefined }),
  'empties the store when it makes the tables': (_, store) => ({
    createTables: () => Promise.resolve(store.forget()),
  }),
  'refuses to make tables while another makes them': (engine, store) => ({
    createTables: async () => {
      if (making.has(store)) {
        throw new AuditStoreError('AUDIT_STORE_BUSY', 'Another engine makes the tables.');
      }
      making.add(store);
      await engine.createTables();
      making.delete(store);
    },
  }),
  'says that rows are stored before they are': (engine) => ({
    store: (batch) => {
      nextTurn()
        .then(() => engine.store(batch))
        .catch(() => undefined);
      return Promise.resolve();
    },
  }),
  'stores half a batch': (engine, store) => ({
    store: async (batch) => {
      for (const row of batch.rows) {
        store.add([row]);
      }
      await engine.store(batch);
    },
  }),
  'takes a row without an event type': (engine) => ({
    store: (batch) =>
      engine.store(withRows(batch, ([id, time, type, ...rest]) => [id, time, type ?? '', ...rest])),
  }),
  'throws errors without a code': (engine) => ({
    store: (batch) =>
      engine.store(batch).catch(() => {
        throw new Error('Something went wrong.');
      }),
  }),
  'counts a batch that failed': (engine) => ({
    store: async (batch) => {
      try {
        await engine.store(batch);
      } catch (error) {
        await engine.store({ ...batch, rows: [] });
        throw error;
      }
    },
  }),
  'takes arrays only': (engine) => ({
    store: async (batch) => {
      if (!Array.isArray(batch.rows)) {
        throw new AuditStoreError('AUDIT_STORE_FAILED', 'rows.map is not a function');
      }
      await engine.store(batch);
    },
  }),
  'forgets the last row of a batch': (engine) => ({
    store: (batch) => engine.store({ ...batch, rows: [...batch.rows].slice(0, -1) }),
  }),
  'knows a batch by the ids of its rows': (engine) => ({
    store: (batch) =>
      engine.store(batch).catch((error: unknown) => {
        if (Reflect.get(Object(error), 'code') !== 'AUDIT_STORE_AHEAD') {
          throw error;
        }
        return engine.store(batchOf(batch.rows));
      }),
  }),
  'refuses a batch that it has': (engine) => {
    const last = new Map<string, number>();
    return {
      store: async (batch) => {
        const known = last.get(batch.writer) ?? 0;
        if (batch.batch === known) {
          throw new AuditStoreError('AUDIT_STORE_FAILED', `Batch ${known} came twice.`);
        }
        await engine.store(batch);
        last.set(batch.writer, Math.max(known, batch.batch));
      },
    };
  },
  'believes the number of a batch': (engine) => ({
    store: (batch) =>
      engine.store(batch).catch((error: unknown) => {
        if (Reflect.get(Object(error), 'code') !== 'AUDIT_STORE_AHEAD') {
          throw error;
        }
      }),
  }),
  'looks for one row of a batch that it has': (engine, store) => ({
    store: (batch) =>
      engine.store(batch).catch((error: unknown) => {
        if (![...batch.rows].some(([id]) => store.rows.has(id))) {
          throw error;
        }
      }),
  }),
  'knows the last batch only': (engine) => {
    let last = 0;
    return {
      store: async (batch) => {
        if (batch.batch < last) {
          throw new AuditStoreError('AUDIT_STORE_FAILED', `The last batch is ${last}.`);
        }
        await engine.store(batch);
        last = batch.batch;
      },
    };
  },
  'keeps the batches in its own memory': (_, store) => {
    const own = new MemoryRows();
    return {
      store: async (batch) => {
        const before = own.rows.size;
        await Promise.resolve(own.store(batch));
        if (own.rows.size > before) {
          store.add(batch.rows);
        }
      },
    };
  },
  'counts all writers as one': (engine) => ({
    store: (batch) => engine.store({ ...batch, writer: 'all' }),
  }),
  'begins with any batch': (engine) => {
    const first = new Map<string, number>();
    return {
      store: ({ writer, batch, rows }) => {
        first.set(writer, first.get(writer) ?? batch);
        return engine.store({
          writer: `${writer} from ${first.get(writer)}`,
          batch: batch - Number(first.get(writer)) + 1,
          rows,
        });
      },
    };
  },
  'lets a gap pass': (engine, store) => ({
    store: (batch) =>
      engine.store(batch).catch((error: unknown) => {
        if (Reflect.get(Object(error), 'code') !== 'AUDIT_STORE_BEHIND') {
          throw error;
        }
        store.add(batch.rows);
      }),
  }),
  'stores what is small first': (engine) => ({
    store: async (batch) => {
      if (batch.rows.length > 100) {
        await nextTurn();
      }
      await engine.store(batch);
    },
  }),
  'replaces a row': (engine, store) => ({
    store: async (batch) => {
      for (const [id] of batch.rows) {
        store.rows.delete(id);
      }
      await engine.store(batch);
    },
  }),
  'refuses an id that it has': (engine, store) => ({
    store: async (batch) => {
      const ids = [...batch.rows].map(([id]) => id);
      if (new Set(ids).size < ids.length || ids.some((id) => store.rows.has(id))) {
        throw new AuditStoreError('AUDIT_STORE_FAILED', 'UNIQUE constraint failed: id');
      }
      await engine.store(batch);
    },
  }),
};

function withRows(batch: EntryBatch, change: (row: EntryRow) => EntryRow): EntryBatch {
  return { ...batch, rows: [...batch.rows].map(change) };
}
