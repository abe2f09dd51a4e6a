import { setImmediate as nextTurn } from 'node:timers/promises';
import { AuditStoreError, type Engine, type EntryRow, type PlacedRow, type StoredPlace } from 'audit-race';
import type { MemoryStore } from '../../../support/memory-store';
import type { Flaw } from './flaw';

/** Numbers that were given to rows before they were stored, by store. */
const early = new WeakMap<MemoryStore, Map<string, number>>();

/** Flaws in how an engine is followed. */
export const followingFlaws: Readonly<Record<string, Flaw>> = {
  'follows in the order of times': (_, store) => following(() => store.inOrder()),
  'gives all that follows at once': (engine) => ({
    listAfter: async (after) => await engine.listAfter?.(after, Number.POSITIVE_INFINITY),
  }),
  'takes its beginning for its end': (_, store) => ({
    findEnd: () => {
      const [first] = store.listAfter(undefined, 1);
      return Promise.resolve(first && [first[0], first[1][0]]);
    },
  }),
  'repeats the row that it goes on from': (_, store) => ({
    listAfter: (after, limit) =>
      Promise.resolve(
        store
          .listAfter(undefined, Number.POSITIVE_INFINITY)
          .filter(([place]) => Number(place) >= Number(after?.place ?? 0))
          .slice(0, limit),
      ),
  }),
  'gives only what it has stored itself': (engine, store) => {
    const own = new Set<string>();
    return {
      store: async (batch) => {
        await engine.store(batch);
        for (const [id] of batch.rows) {
          own.add(id);
        }
      },
      listAfter: (after, limit) => {
        const found = store.listAfter(after, Number.POSITIVE_INFINITY).filter(([, [id]]) => own.has(id));
        return Promise.resolve(found.slice(0, limit));
      },
    };
  },
  'numbers a row before it is stored': (engine, store) => {
    const numbers = early.get(store) ?? new Map<string, number>();
    early.set(store, numbers);
    return {
      store: async (batch) => {
        const isFirst = numbers.size % 2 === 0;
        for (const [id] of batch.rows) {
          numbers.set(id, numbers.get(id) ?? numbers.size + 1);
        }
        // Somebody else, who comes later and has the larger number, is stored first.
        for (let turns = isFirst ? 5 : 0; turns > 0; turns -= 1) {
          await nextTurn();
        }
        await engine.store(batch);
      },
      listAfter: (after, limit) => {
        const numberOf = ([id]: EntryRow) => numbers.get(id) ?? 0;
        const rows = [...store.rows.values()].toSorted((one, other) => numberOf(one) - numberOf(other));
        const placed = rows.map((row): PlacedRow => [String(numberOf(row)), row]);
        const last = Number(after?.place ?? 0);
        return Promise.resolve(placed.filter(([place]) => Number(place) > last).slice(0, limit));
      },
    };
  },
  'keeps the places in its own memory': (_, store) => {
    const given = new Set<string>();
    return {
      listAfter: async (after, limit) => {
        if (after !== undefined && !given.has(after.place)) {
          throw unknown();
        }
        const found = await Promise.resolve(store.listAfter(after, limit));
        for (const [place] of found) {
          given.add(place);
        }
        return found;
      },
    };
  },
  'goes on only from a row that is there': (engine, store) => ({
    listAfter: async (after, limit) => {
      if (after !== undefined && !store.rows.has(after.id)) {
        throw unknown();
      }
      return await engine.listAfter?.(after, limit);
    },
  }),
  'takes whatever is gone for pruned': (engine) => ({
    listAfter: (after, limit) =>
      asked(
        engine,
        withTimes(after, () => undefined),
        limit,
      ),
  }),
  'takes newer rows for those that came': (engine) => ({
    listAfter: (after, limit) =>
      asked(
        engine,
        withTimes(after, ([own]) => [own, Number.POSITIVE_INFINITY]),
        limit,
      ),
  }),
  'expects rows in the order of their times': (engine) => ({
    listAfter: (after, limit) =>
      asked(
        engine,
        withTimes(after, ([own]) => [own, own]),
        limit,
      ),
  }),
  'gives the numbers of pruned rows again': (_, store) => following(() => [...store.rows.values()]),
  'goes on from a number that it has never given': tolerant(
    (store, { place }) => Number(place) > countStored(store),
  ),
  'looks at the number of a place alone': tolerant((store, { place }) => Number(place) <= countStored(store)),
  'takes any text for a place': tolerant((_, { place }) => !/^[1-9]\d?$/.test(place)),
  'is followed when it is closed': (_, store) => ({
    listAfter: async (after, limit) => await Promise.resolve(store.listAfter(after, limit)),
  }),
};

/** Asks the engine as it was, so that a call is a rejection where it throws. */
async function asked(engine: Engine, after: StoredPlace | undefined, limit: number): Promise<unknown> {
  return await engine.listAfter?.(after, limit);
}

type Times = Required<StoredPlace>['times'];

/** The same place, with other times. */
function withTimes(
  after: StoredPlace | undefined,
  change: (times: NonNullable<Times>) => Times,
): StoredPlace | undefined {
  return after?.times === undefined ? after : { ...after, times: change(after.times) };
}

/** Follows by the place that a row has among those that are there. */
function following(rows: () => readonly EntryRow[]): ReturnType<Flaw> {
  return {
    listAfter: (after, limit) => {
      const placed = rows().map((row, index): PlacedRow => [String(index + 1), row]);
      const from = Number(after?.place ?? 0);
      return Promise.resolve(placed.slice(from, from + limit));
    },
  };
}

/** Goes on from some places that the store has never given. */
function tolerant(isTaken: (store: MemoryStore, after: StoredPlace) => boolean): Flaw {
  return (engine, store) => ({
    listAfter: async (after, limit) => {
      if (after === undefined || !isTaken(store, after)) {
        return await engine.listAfter?.(after, limit);
      }
      const placed = store.listAfter(undefined, Number.POSITIVE_INFINITY);
      return placed.filter(([place]) => Number(place) > Number(after.place)).slice(0, limit);
    },
  });
}

function countStored({ rows, pruned }: MemoryStore): number {
  return rows.size + pruned.size;
}

function unknown(): AuditStoreError {
  return new AuditStoreError('AUDIT_CURSOR_UNKNOWN', 'There is no such row.');
}
