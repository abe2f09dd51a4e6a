import assert from 'node:assert/strict';
import { assertHolds, type EngineRules, makeRow, makeRows } from './trial-store';

/** A position behind all rows of a case. */
const END = { time: 9999, id: '' };

const NOTE = makeRow('note-1', 5000, { eventType: 'audit.pruning' });

/** What an engine promises about pruning, beyond that rows go. */
export const pruningRules: EngineRules = {
  'What is to go can be looked at before': {
    'the oldest before a place are listed, oldest first': async (store) => {
      const engine = await store.openWith(makeRows(9).toReversed());
      assert.deepEqual(await engine.listOldest({ time: 8, id: '' }, 3), makeRows(3));
      assert.deepEqual(await engine.listOldest({ time: 3, id: 'id-0003' }, 9), makeRows(2));
    },
    'only the rows that were looked at go': async (store) => {
      const engine = await store.openWith(makeRows(6));
      assert.equal(await engine.prune(END, 9, { ids: ['id-0002', 'id-0004', 'id-9999'] }), 2);
      await assertHolds(
        engine,
        makeRows(6).filter(([id]) => !['id-0002', 'id-0004'].includes(id)),
      );
    },
  },
  'That pruning begins is stored with the first rows that go': {
    'rows go': async (store) => {
      const engine = await store.openWith(makeRows(5));
      assert.equal(await engine.prune(END, 3, { note: NOTE }), 3);
      assert.equal(await engine.prune(END, 1, { note: NOTE }), 1);
      await assertHolds(engine, [...makeRows(1, 5), NOTE]);
    },
    'nothing goes': async (store) => {
      const engine = await store.openWith(makeRows(2));
      assert.equal(await engine.prune({ time: 1, id: '' }, 9, { note: NOTE }), 0);
      await assertHolds(engine, makeRows(2));
    },
    'somebody else has begun since': async (store) => {
      const other = makeRow('note-0', 4000, { eventType: 'audit.pruning' });
      const engine = await store.openWith([...makeRows(3), other]);
      assert.equal(await engine.prune(END, 2, { note: NOTE, unlessNotedSince: 4000 }), 0);
      await assertHolds(engine, [...makeRows(3), other]);
      assert.equal(await engine.prune(END, 2, { note: NOTE, unlessNotedSince: 4001 }), 2);
    },
    'somebody has begun by a clock that was far ahead': async (store) => {
      const other = makeRow('note-0', 6000, { eventType: 'audit.pruning' });
      const engine = await store.openWith([...makeRows(3), other]);
      assert.equal(await engine.prune(END, 2, { note: NOTE, unlessNotedSince: 4000 }), 0);
      assert.equal(await engine.prune(END, 2, { note: NOTE, unlessNotedSince: 4001 }), 2);
    },
  },
  'Space is given back, and takes no row with it': {
    'after rows have gone': async (store) => {
      const engine = await store.openWith(makeRows(50));
      if (engine.capabilities.reclaims) {
        await engine.prune(END, 40);
        const { usedBytes, isHeld } = await engine.reclaim(true);
        assert.ok(usedBytes > 0, 'It says that its rows take no space.');
        assert.equal(isHeld, false);
        await assertHolds(engine, makeRows(10, 41));
      }
    },
    'by writing the store anew': async (store) => {
      const engine = await store.openWith(makeRows(50));
      if (engine.capabilities.reclaims) {
        await engine.prune(END, 40);
        await engine.compact(() => undefined);
        await engine.store({ writer: 'ada', batch: 1, rows: makeRows(1, 51) });
        await assertHolds(engine, makeRows(11, 41));
      }
    },
  },
};
