import { setImmediate as nextTurn } from 'node:timers/promises';
import { AuditStoreError } from 'audit-race';
import type { MemoryStore } from '../../../support/memory-store';
import type { Flaw } from './flaw';

/** The stores whose tables are made, and those that were closed for all. */
const made = new WeakSet<MemoryStore>();
const closed = new WeakSet<MemoryStore>();

/** Flaws in what an engine does with calls under way, when its process exits, and when it is closed. */
export const closingFlaws: Readonly<Record<string, Flaw>> = {
  'refuses what comes while a batch is on its way': (engine) => {
    let isStoring = false;
    return {
      store: async (batch) => {
        isStoring = true;
        await nextTurn();
        await engine.store(batch);
        isStoring = false;
      },
      count: async (query, before) => {
        if (isStoring) {
          throw new AuditStoreError('AUDIT_STORE_BUSY', 'A batch is on its way.');
        }
        return await engine.count(query, before);
      },
    };
  },
  'answers nothing to who has given up': (engine) => ({
    get: async (id, limits) => {
      await nextTurn();
      return limits?.signal?.aborted ? undefined : await engine.get(id, limits);
    },
  }),
  'gives up every read with the first': (engine) => {
    let ended: AbortSignal | undefined;
    return {
      count: async (query, before, limits) => {
        await nextTurn();
        ended ??= limits?.signal?.aborted ? limits.signal : undefined;
        ended?.throwIfAborted();
        return await engine.count(query, before, limits);
      },
    };
  },
  'stores at exit a moment later': (engine) => ({
    storeAtExit: (rows) => {
      setImmediate(() => engine.storeAtExit(rows));
    },
  }),
  'makes no tables at exit': (engine, store) => ({
    createTables: async () => {
      await engine.createTables();
      made.add(store);
    },
    storeAtExit: (rows) => {
      if (!made.has(store)) {
        throw new AuditStoreError('AUDIT_STORE_FAILED', 'no such table: audit_entry');
      }
      engine.storeAtExit(rows);
    },
  }),
  'gives up the call under way at exit': (engine) => {
    let isExiting = false;
    return {
      store: async (batch) => {
        await nextTurn();
        if (isExiting) {
          throw new AuditStoreError('AUDIT_STORE_IO', 'The process exits.');
        }
        await engine.store(batch);
      },
      storeAtExit: (rows) => {
        isExiting = true;
        engine.storeAtExit(rows);
      },
    };
  },
  'drops what is on its way when it closes': (engine) => {
    let isClosed = false;
    return {
      store: async (batch) => {
        await nextTurn();
        if (!isClosed) {
          await engine.store(batch);
        }
      },
      close: () => {
        isClosed = true;
        return engine.close();
      },
    };
  },
  'goes on when it is closed': () => ({ close: () => Promise.resolve() }),
  'cannot be closed twice': (engine) => {
    let isClosed = false;
    return {
      close: async () => {
        if (isClosed) {
          throw new AuditStoreError('AUDIT_ENGINE_CLOSED', 'The engine was closed.');
        }
        isClosed = true;
        await engine.close();
      },
    };
  },
  'closes the store for all': (engine, store) => ({
    store: async (batch) => {
      if (closed.has(store)) {
        throw new AuditStoreError('AUDIT_ENGINE_CLOSED', 'The store was closed.');
      }
      await engine.store(batch);
    },
    close: () => {
      closed.add(store);
      return engine.close();
    },
  }),
};
