import type { EntryPosition, EntryRow } from 'audit-race';
import type { MemoryStore } from '../../../support/memory-store';
import type { Flaw } from './flaw';

/** Flaws in how an engine finds rows and deletes them. */
export const findingFlaws: Readonly<Record<string, Flaw>> = {
  'trims texts': reading((row) => row.map((value) => (typeof value === 'string' ? value.trim() : value))),
  'keeps details as an object': reading((row) => [
    ...row.slice(0, -1),
    row[13] === null ? null : JSON.stringify(JSON.parse(row[13])),
  ]),
  'keeps times in 32 bits': reading(([id, time, ...others]) => [id, time | 0, ...others]),
  'keeps in 32 bits when it happened': reading((row) => [
    ...row.slice(0, 12),
    row[12] === null ? null : row[12] | 0,
    row[13],
  ]),
  'finds ids whatever their case': (engine) => ({ get: (id) => engine.get(id.toLowerCase()) }),
  'lists in the order of storing': (_, store) => ({
    list: (_query, limit) => Promise.resolve([...store.rows.values()].reverse().slice(0, limit)),
  }),
  'lists all there is': (engine) => ({
    list: (query, _limit, before) => engine.list(query, Number.POSITIVE_INFINITY, before),
  }),
  'repeats the row that a page starts from': (engine) => ({
    list: (query, limit, before) => engine.list(query, limit, before && behind(before)),
  }),
  'knows a place only where there is a row': (engine, store) => ({
    list: (query, limit, before) =>
      before === undefined || store.rows.has(before.id)
        ? engine.list(query, limit, before)
        : Promise.resolve([]),
  }),
  'ranks in the order of storing': (_, store) => ({
    findPosition: (rank) => {
      const row = [...store.rows.values()].at(-rank);
      return Promise.resolve(row && [row[1], row[0]]);
    },
  }),
  'gives the oldest beyond the oldest': (engine, store) => ({
    findPosition: (rank) => engine.findPosition(Math.min(rank, store.rows.size)),
  }),
  'prunes without a limit': (engine) => ({
    prune: (before) => engine.prune(before, Number.POSITIVE_INFINITY),
  }),
  'prunes the newest first': (_, store) => ({
    prune: (before, limit) => Promise.resolve(remove(store, store.list({}, limit, before))),
  }),
  'says that it pruned as many as it might': (engine) => ({
    prune: async (before, limit) => {
      await engine.prune(before, limit);
      return limit;
    },
  }),
  'prunes by the time of a place only': (engine) => ({
    prune: ({ time }, limit) => engine.prune({ time, id: '' }, limit),
  }),
  'prunes the place itself': (engine) => ({ prune: (before, limit) => engine.prune(behind(before), limit) }),
  'forgets all writers when it prunes': (engine) => {
    let prunings = 0;
    return {
      store: (batch) => engine.store({ ...batch, writer: `${batch.writer} ${prunings}` }),
      prune: (before, limit) => {
        prunings += 1;
        return engine.prune(before, limit);
      },
    };
  },
};

/** Lists rows otherwise than they were stored. */
function reading(change: (row: EntryRow) => unknown[]): Flaw {
  return (engine, store) => ({
    list: async (query, limit, before) => {
      const rows = await Promise.resolve(store.list(query, limit, before));
      return rows.map(change);
    },
    get: (id) => engine.get(id),
  });
}

/** A place just behind the row with this id, and before all others. */
function behind({ time, id }: EntryPosition): EntryPosition {
  return { time, id: `${id}~` };
}

function remove(store: MemoryStore, rows: readonly EntryRow[]): number {
  for (const [id] of rows) {
    store.rows.delete(id);
  }
  return rows.length;
}
