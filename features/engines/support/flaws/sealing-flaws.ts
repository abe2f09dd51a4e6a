import type { ExaminedPart } from '#audit-log/ports/integrity';
import { MemoryRows } from '../../../support/memory-rows';
import type { SealingEngine } from '../sealing-engine';
import type { SealingStore } from '../sealing-store';
import type { SealingFlaw } from './flaw';

/** Flaws in the evidence that an engine makes. */
export const sealingFlaws: Readonly<Record<string, SealingFlaw>> = {
  'says that it makes evidence, and cannot prove': () => ({ prove: undefined }),
  'does not count the links': (_, store) => examining(store, (part) => ({ ...part, batches: 0 })),
  'hashes a row as it came again': (engine, store) => ({
    store: async (batch) => {
      const known = [...batch.rows].filter(([id]) => store.rows.has(id));
      await engine.store(batch);
      for (const [id] of known) {
        // The link has another row than the store.
        store.erased.set(id, 'x');
      }
    },
  }),
  'never seals what came without evidence': (_, store) => ({
    store: (batch) => {
      const before = new Set(store.rows.keys());
      MemoryRows.prototype.store.call(store, batch);
      const added = [...store.rows.values()].filter(([id]) => !before.has(id));
      store.link(batch.evidence === false ? [] : added, batch);
      return Promise.resolve();
    },
  }),
  'hashes all, whatever the time': (engine) => ({
    examine: (after, { sinceMs: _, untilMs: __, ...terms }) => engine.examine(after, terms),
  }),
  'takes what is pruned meanwhile for a fault': (engine, store) => ({
    examine: async (after, terms) => {
      const [place, pruned] = Array.isArray(after) ? after : [undefined, store.pruned.size];
      const part = Object(await engine.examine(place, terms));
      const what = 'There were more before.';
      const faults = pruned === store.pruned.size ? part.faults : [{ kind: 'missing', what }];
      return { ...part, faults, next: part.next === undefined ? undefined : [part.next, pruned] };
    },
  }),
  'counts no links but its own': (engine, store) => {
    let size = 0;
    return {
      store: async (batch) => {
        await engine.store(batch);
        size += 1;
      },
      readHead: () => Promise.resolve(store.readHead(size)),
    };
  },
  'takes a log that has grown for another': (engine, store) => ({
    examine: async (after, terms) => {
      const part = Object(await engine.examine(after, terms));
      const isAsItWas = terms.trusted === undefined || store.readHead().root === terms.trusted.root;
      return isAsItWas ? part : { ...part, checkpoint: 'fails' };
    },
  }),
  'looks at the size of a checkpoint alone': (engine, store) => ({
    examine: (after, { trusted, ...terms }) => {
      const isReached = trusted !== undefined && trusted.size <= store.batches.length;
      return engine.examine(after, isReached ? { ...terms, trusted: store.readHead(trusted.size) } : terms);
    },
  }),
  'forgets a checkpoint that is further than it': (engine, store) => ({
    examine: (after, { trusted, ...terms }) => {
      const isReached = trusted !== undefined && trusted.size <= store.batches.length;
      return engine.examine(after, isReached ? { ...terms, trusted } : terms);
    },
  }),
  'makes evidence when it is closed': (_, store) => ({
    examine: (after, terms) => Promise.resolve(store.examine(after, terms)),
  }),
};

/** Finds something else in each part. */
function examining(
  store: SealingStore,
  change: (part: ExaminedPart) => ExaminedPart,
): Pick<SealingEngine, 'examine'> {
  return { examine: (after, terms) => Promise.resolve(change(store.examine(after, terms))) };
}
