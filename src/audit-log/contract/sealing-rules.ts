import assert from 'node:assert/strict';
import { examineAll, examineSealed, headOf, onSealing, openSealing, storeUntilSealed } from './sealed-log';
import { assertRefused, type EngineRules, makeRow, makeRows } from './trial-store';

/** A position behind all rows of a case. */
const END = { time: 99_999, id: '' };

/** The entry that tells of an order. Each order needs one. */
const NOTE = makeRow('note-1', 99_998, { eventType: 'audit.pruning' });

/** More than an engine is likely to look at in one part. */
const LARGE = 16_400;

/** What an engine promises about evidence of tampering, where it says that it makes evidence. */
export const sealingRules: EngineRules = {
  'What was stored is covered by the chain, and is no fault': {
    'batches of two writers': onSealing(async (engine) => {
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(3) });
      await engine.store({ writer: 'grace', batch: 1, rows: makeRows(2, 4) });
      await engine.store({ writer: 'ada', batch: 2, rows: makeRows(1, 6) });
      const { entries, batches, olderEntries, prunedEntries, erasedEntries } = await examineSealed(engine);
      assert.deepEqual([entries, batches, olderEntries, prunedEntries, erasedEntries], [6, 3, 0, 0, 0]);
    }),
    'a batch has a row that was stored before': onSealing(async (engine) => {
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(3) });
      const again = makeRow('id-0002', 2, { actor: 'somebody else' });
      await engine.store({ writer: 'grace', batch: 1, rows: [again, ...makeRows(1, 4)] });
      const more = await storeUntilSealed(engine, 'grace', 2);
      assert.equal((await examineSealed(engine)).entries, 4 + more);
    }),
    'a batch came without evidence, and others after it': onSealing(async (engine) => {
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(2) });
      await engine.store({ writer: 'ada', batch: 2, rows: makeRows(2, 3), evidence: false });
      const { entries, unsealedEntries, faults } = await examineAll(engine);
      assert.deepEqual([entries + unsealedEntries, faults], [4, []]);
      await engine.store({ writer: 'ada', batch: 3, rows: makeRows(1, 5) });
      const more = await storeUntilSealed(engine, 'ada', 4);
      assert.equal((await examineSealed(engine)).entries, 5 + more);
    }),
    'only batches of a time are looked into': onSealing(async (engine) => {
      for (const batch of [1, 2, 3]) {
        await engine.store({ writer: 'ada', batch, rows: makeRows(3, 10 * batch) });
      }
      await examineSealed(engine);
      const { entries, batches } = await examineAll(engine, { sinceMs: 20, untilMs: 30 });
      assert.deepEqual([entries, batches], [3, 3]);
    }),
  },
  'What happens between two parts of a look is no fault': {
    'rows are stored and pruned': onSealing(async (engine) => {
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(LARGE) });
      await engine.store({ writer: 'ada', batch: 2, rows: makeRows(9, LARGE + 1) });
      const { faults } = await examineAll(engine, {}, async (part) => {
        // If a row were stored for each part, examining would never come to an end.
        if (part <= 2) {
          await engine.store({ writer: 'grace', batch: part, rows: makeRows(1, 2 * LARGE + part) });
          await engine.prune(END, 2, { note: NOTE });
        }
      });
      assert.deepEqual(faults, []);
    }),
  },
  'The chain only grows, and is the same for everybody': {
    'more is stored, and another engine asks': onSealing(async (engine, store) => {
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(2) });
      const before = await headOf(engine);
      await engine.store({ writer: 'ada', batch: 2, rows: makeRows(2, 3) });
      const after = await headOf(engine);
      assert.ok(after.size > before.size, `It had ${before.size} links, and has ${after.size}.`);
      assert.notEqual(after.root, before.root);
      assert.deepEqual(await headOf(await openSealing(store)), after);
    }),
  },
  'A log is held against a checkpoint': {
    'one of its own, and it has grown since': onSealing(async (engine) => {
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(4) });
      const trusted = await headOf(engine);
      await engine.store({ writer: 'ada', batch: 2, rows: makeRows(4, 5) });
      await engine.prune(END, 2, { note: NOTE });
      await engine.store({ writer: 'ada', batch: 3, rows: makeRows(1, 9) });
      assert.equal((await examineSealed(engine, { trusted })).checkpoint, 'holds');
    }),
    'one of another log': onSealing(async (engine, store) => {
      const other = await openSealing(store.elsewhere());
      await other.store({ writer: 'ada', batch: 1, rows: makeRows(4, 5) });
      const trusted = await headOf(other);
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(4) });
      await examineSealed(engine);
      const { checkpoint, faults } = await examineAll(engine, { trusted });
      assert.deepEqual([checkpoint, faults.map(({ kind }) => kind)], ['fails', ['rewritten']]);
    }),
    'one that is further than the log': onSealing(async (engine) => {
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(4) });
      const { size, root } = await headOf(engine);
      const { checkpoint, faults } = await examineAll(engine, { trusted: { size: size + 1, root } });
      assert.deepEqual([checkpoint, faults.map(({ kind }) => kind)], ['fails', ['truncated']]);
    }),
  },
  'An engine that is closed makes no evidence any more': {
    'it is asked for evidence when it is closed': onSealing(async (engine) => {
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(1) });
      await engine.close();
      await assertRefused(engine.examine(undefined, {}), 'AUDIT_ENGINE_CLOSED');
      await assertRefused(engine.readHead(), 'AUDIT_ENGINE_CLOSED');
      await assertRefused(engine.prove('id-0001'), 'AUDIT_ENGINE_CLOSED');
      await assertRefused(engine.erase({ id: 'id-0001' }, 1), 'AUDIT_ENGINE_CLOSED');
    }),
  },
};
