import assert from 'node:assert/strict';
import type { EntryRow } from '../domain/entry-row';
import { decodeStoredPlace, type StoredPlace } from '../domain/stored-place';
import {
  type Followings,
  findPlaced,
  followOn,
  followTo,
  listPlaced,
  onFollowed,
  openFollowed,
} from './followed-engine';
import { assertRefused, type EngineRules, letRun, makeRow, makeRows } from './trial-store';

/** Rows in the order of storing, which is not that of their times or ids. */
const SHUFFLED: readonly EntryRow[] = [makeRow('id-3', 20), makeRow('id-1', 30), makeRow('id-2', 10)];

/** What an engine promises about following the log, where it says that it can be followed. */
export const followingRules: EngineRules = {
  'Whoever follows the log has every row once, in the order of storing': {
    'they were stored in another order than that of their times': onFollowed(async (engine) => {
      await engine.store({ writer: 'ada', batch: 1, rows: SHUFFLED });
      assert.deepEqual((await followTo(engine, 3)).rows, SHUFFLED);
    }),
    'no more than were asked for, and none twice': onFollowed(async (engine) => {
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(5) });
      assert.deepEqual((await followTo(engine, 5)).rows, makeRows(5));
      assert.equal((await listPlaced(engine, undefined, 3)).length, 3);
    }),
    'others are stored by another engine, and a batch is sent again': onFollowed(async (engine, store) => {
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(2) });
      const { last } = await followTo(engine, 2);
      const other = await store.open();
      await other.store({ writer: 'grace', batch: 1, rows: makeRows(2, 3) });
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(2) });
      await engine.store({ writer: 'ada', batch: 2, rows: makeRows(2, 4) });
      assert.deepEqual((await followTo(engine, 3, last)).rows, makeRows(3, 3));
    }),
    'it is followed while two engines store at once': onFollowed(async (engine, store) => {
      const writers = [await store.open(), await store.open()];
      const ids: string[] = [];
      let last: StoredPlace | undefined;
      const note = (found: Followings) => {
        ids.push(...found.rows.map(([id]) => id));
        last = found.last;
      };
      for (let batch = 1; batch <= 10; batch += 1) {
        const stored = writers.map((writer, index) => {
          const name = `writer-${index}`;
          return letRun(writer.store({ writer: name, batch, rows: [makeRow(`${name}-${batch}`, batch)] }));
        });
        await Promise.race(stored);
        note(await followOn(engine, last));
        await Promise.all(stored);
      }
      note(await followTo(engine, 20 - ids.length, last));
      const inOrder = (name: string) => ids.filter((id) => id.startsWith(name));
      const expected = (name: string) => Array.from({ length: 10 }, (_, index) => `${name}-${index + 1}`);
      assert.deepEqual(inOrder('writer-0'), expected('writer-0'));
      assert.deepEqual(inOrder('writer-1'), expected('writer-1'));
    }),
  },
  'Whoever goes on from a place misses nothing that came after it': {
    'another engine goes on': onFollowed(async (engine, store) => {
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(2) });
      const { last } = await followTo(engine, 2);
      await engine.store({ writer: 'ada', batch: 2, rows: makeRows(1, 3) });
      await engine.close();
      assert.deepEqual((await followTo(await openFollowed(store), 1, last)).rows, makeRows(1, 3));
    }),
    'the row at the place was pruned': onFollowed(async (engine) => {
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(5) });
      const last = await findPlaced(engine, 1);
      await engine.prune({ time: 3, id: '' }, 9);
      assert.deepEqual((await followTo(engine, 3, last)).rows, makeRows(3, 3));
    }),
    'the row at the place was pruned, and a newer one is before it': onFollowed(async (engine) => {
      await engine.store({ writer: 'ada', batch: 1, rows: [...SHUFFLED, ...makeRows(2, 40)] });
      const last = await findPlaced(engine, 3);
      await engine.prune({ time: 15, id: '' }, 9);
      assert.deepEqual((await followTo(engine, 2, last)).rows, makeRows(2, 40));
    }),
    'it begins at the end, and others are stored': onFollowed(async (engine) => {
      assert.equal(await engine.findEnd?.(), undefined);
      await engine.store({ writer: 'ada', batch: 1, rows: SHUFFLED });
      await followTo(engine, 3);
      const end = decodeStoredPlace(await engine.findEnd?.());
      await engine.store({ writer: 'ada', batch: 2, rows: makeRows(2, 10) });
      // An engine without `findEnd` is followed from the beginning.
      const { rows } = await followTo(engine, engine.findEnd === undefined ? 5 : 2, end);
      assert.deepEqual(rows.slice(-2), makeRows(2, 10));
      assert.equal(rows.length, engine.findEnd === undefined ? 5 : 2);
    }),
    'all rows were pruned, and others are stored': onFollowed(async (engine) => {
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(2) });
      const { last } = await followTo(engine, 2);
      await engine.prune({ time: 9, id: '' }, 9);
      assert.deepEqual(await engine.listAfter(last, 9), []);
      await engine.store({ writer: 'grace', batch: 1, rows: makeRows(2, 10) });
      assert.deepEqual((await followTo(engine, 2, last)).rows, makeRows(2, 10));
    }),
  },
  'A place that the store has never given is refused': {
    'another store gave it, which has had more rows': onFollowed(async (engine, store) => {
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(1) });
      const other = await openFollowed(store.elsewhere());
      await other.store({ writer: 'ada', batch: 1, rows: makeRows(5) });
      const { last } = await followTo(other, 5);
      await assertRefused(engine.listAfter(last, 9), 'AUDIT_CURSOR_UNKNOWN');
    }),
    'another id is there': onFollowed(async (engine) => {
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(2) });
      const { last } = await followTo(engine, 2);
      const place = last?.place ?? '';
      for (const id of ['id-9999', 'id-0001']) {
        await assertRefused(engine.listAfter({ place, id }, 9), 'AUDIT_CURSOR_UNKNOWN');
      }
    }),
    // After a backup was restored and other rows have come, the store looks like this: the row that is gone was never pruned.
    'its row is gone, and an older one is before it': onFollowed(async (engine) => {
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(5) });
      const last = await findPlaced(engine, 3);
      await engine.prune({ time: 9, id: '' }, 9, { ids: ['id-0003'] });
      await assertRefused(engine.listAfter(last, 9), 'AUDIT_CURSOR_UNKNOWN');
    }),
    'its row is gone, and a newer one is before it than any that had come': onFollowed(async (engine) => {
      await engine.store({ writer: 'ada', batch: 1, rows: SHUFFLED });
      const last = await findPlaced(engine, 3);
      await engine.prune({ time: 15, id: '' }, 9);
      await assertRefused(engine.listAfter({ ...last, times: [10, 20] }, 9), 'AUDIT_CURSOR_UNKNOWN');
    }),
    'it is no place at all': onFollowed(async (engine) => {
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(2) });
      for (const place of ['', '0', '-1', 'x', '1.5', '9'.repeat(99), "'1'"]) {
        await assertRefused(engine.listAfter({ place, id: 'id-0001' }, 9), 'AUDIT_CURSOR_UNKNOWN');
      }
    }),
  },
  'An engine that is closed is followed no more': {
    'it is asked when it is closed': onFollowed(async (engine) => {
      await engine.close();
      await assertRefused(engine.listAfter(undefined, 9), 'AUDIT_ENGINE_CLOSED');
    }),
  },
};
