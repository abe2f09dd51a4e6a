import type { Flaw } from './flaw';

/** Flaws in how an engine lets rows go, and in the space that it gives back. */
export const pruningFlaws: Readonly<Record<string, Flaw>> = {
  'lists the oldest in the order of storing': (_, store) => ({
    listOldest: (_before, limit) => Promise.resolve([...store.rows.values()].slice(0, limit)),
  }),
  'prunes whatever was looked at': (engine) => ({
    prune: (before, limit, { ids: _, ...terms } = {}) => engine.prune(before, limit, terms),
  }),
  'never says that pruning begins': (engine) => ({
    prune: (before, limit, { note: _, ...terms } = {}) => engine.prune(before, limit, terms),
  }),
  'says that pruning begins where nothing goes': (engine, store) => ({
    prune: (before, limit, terms = {}) => {
      if (terms.note !== undefined && terms.unlessNotedSince === undefined) {
        store.add([terms.note]);
      }
      return engine.prune(before, limit, terms);
    },
  }),
  'prunes beside others': (engine) => ({
    prune: (before, limit, { unlessNotedSince: _, ...terms } = {}) => engine.prune(before, limit, terms),
  }),
  'waits for a pruning that has begun in the future': (engine, store) => ({
    prune: async (before, limit, terms = {}) => {
      const { note: [id, , eventType] = [], unlessNotedSince = Number.POSITIVE_INFINITY } = terms;
      const isNoted = [...store.rows.values()].some(
        (row) => row[0] !== id && row[1] >= unlessNotedSince && row[2] === eventType,
      );
      return isNoted ? 0 : await engine.prune(before, limit, terms);
    },
  }),
  'does not know how much space it takes': (engine) => ({
    reclaim: async (isLast) => ({ ...(await engine.reclaim(isLast)), usedBytes: 0 }),
  }),
  'loses rows when it is written anew': (engine, store) => ({
    compact: (onProgress) => {
      const [oldest] = store.rows.keys();
      store.rows.delete(String(oldest));
      return engine.compact(onProgress);
    },
  }),
};
