import type { SealingFlaw } from './flaw';

/** Flaws in the proofs that an engine gives, and in how it erases. */
export const provingFlaws: Readonly<Record<string, SealingFlaw>> = {
  'proves the first of a batch for each of it': (engine) => ({
    prove: async (id, size) => {
      const evidence = Object(await engine.prove(id, size));
      return 'leaf' in evidence ? { ...evidence, leaf: { ...evidence.leaf, index: 0 } } : undefined;
    },
  }),
  'proves against all that there is': (engine) => ({ prove: (id) => engine.prove(id) }),
  'misses a link of what is not there': (engine) => ({
    prove: async (id, size) => (await engine.prove(id, size)) ?? { missing: 'link' },
  }),
  'takes what came without evidence for changed': (engine) => ({
    prove: async (id, size) => {
      const evidence = await engine.prove(id, size);
      return Object(evidence).missing === 'link' ? { missing: 'truth' } : evidence;
    },
  }),
  'takes what was pruned for missing': (_, store) => ({
    examine: (after, terms) => {
      const part = store.examine(after, terms);
      const faults = part.prunedEntries > 0 ? [{ kind: 'missing', what: 'It was there.' }] : part.faults;
      return Promise.resolve({ ...part, faults });
    },
  }),
  'forgets the link of what has gone whole': (engine, store) => ({
    prune: async (...given) => {
      const count = await engine.prune(...given);
      store.batches = store.batches.filter(({ ids }) => ids.some((id) => store.rows.has(id)));
      return count;
    },
  }),
  'erases no more than the actor': (engine, store) => ({
    erase: async (who, limit, note) => {
      const before = new Map(store.rows);
      const count = await engine.erase(who, limit, note);
      for (const [id, row] of before) {
        const [, time, eventType, , ...rest] = row;
        if (row[3] !== null && store.rows.get(id)?.[3] === null) {
          store.rows.set(id, [id, time, eventType, null, ...rest]);
        }
      }
      return count;
    },
  }),
  'erases without a limit': (engine) => ({
    erase: (who, _limit, note) => engine.erase(who, Number.POSITIVE_INFINITY, note),
  }),
  'says that it erases where nothing is left': (engine, store) => ({
    erase: (who, limit, note) => {
      store.add(note === undefined ? [] : [note]);
      return engine.erase(who, limit);
    },
  }),
  'keeps no hash of what it has erased': (engine, store) => ({
    erase: async (who, limit, note) => {
      const count = await engine.erase(who, limit, note);
      store.erased.clear();
      return count;
    },
  }),
};
