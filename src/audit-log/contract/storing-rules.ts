import assert from 'node:assert/strict';
import type { EntryRow, EntryRows } from '../domain/entry-row';
import type { Engine } from '../ports/engine';
import { assertHolds, assertRefused, type EngineRules, makeRow, makeRows } from './trial-store';

/** Rows of which the last cannot be stored: it has no event type. */
function brokenRows(): EntryRow[] {
  const rows = makeRows(3);
  Reflect.set(Object(rows.at(-1)), 2, null);
  return rows;
}

/** Rows that are not an array, and are made anew each time somebody iterates over them. */
function looseRows(count: number): EntryRows {
  return { length: count, [Symbol.iterator]: () => makeRows(count).values() };
}

/** How each of some calls ended: `stored`, or the code of the failure. */
async function endingsOf(calls: readonly Promise<void>[]): Promise<unknown[]> {
  const outcomes = await Promise.allSettled(calls);
  return outcomes.map((outcome) =>
    outcome.status === 'fulfilled' ? 'stored' : Reflect.get(Object(outcome.reason), 'code'),
  );
}

/** Sends batches of one row each, one after another without waiting. */
function sendAtOnce(engine: Engine, batches: readonly EntryRows[]): Promise<void>[] {
  return batches.map((rows, index) => engine.store({ writer: 'ada', batch: index + 1, rows }));
}

/** What an engine promises about batches. */
export const storingRules: EngineRules = {
  'The tables are made once, however many make them': {
    'one engine makes them twice': async (store) => {
      const engine = await store.open();
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(1) });
      await engine.createTables();
      await assertHolds(engine, makeRows(1));
    },
    'four engines make them at the same moment': async (store) => {
      const engines = await Promise.all([1, 2, 3, 4].map(() => store.openBare()));
      await Promise.all(engines.map((engine) => engine.createTables()));
      for (const engine of engines) {
        await assertHolds(engine, []);
      }
    },
  },
  'A batch is stored whole, or not at all': {
    'three rows are stored, and another engine reads them': async (store) => {
      const engine = await store.open();
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(3) });
      await assertHolds(await store.open(), makeRows(3));
    },
    'one of three rows has no event type': async (store) => {
      const engine = await store.open();
      await assertRefused(engine.store({ writer: 'ada', batch: 1, rows: brokenRows() }));
      await assertHolds(engine, []);
    },
    'a batch that failed is stored when it is sent again': async (store) => {
      const engine = await store.open();
      await assertRefused(engine.store({ writer: 'ada', batch: 1, rows: brokenRows() }));
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(3) });
      await assertHolds(engine, makeRows(3));
    },
    'the rows are no array': async (store) => {
      const engine = await store.open();
      await engine.store({ writer: 'ada', batch: 1, rows: looseRows(3) });
      await assertHolds(engine, makeRows(3));
    },
  },
  'A batch that is stored is known by its writer and its number, and left alone': {
    'the last batch is sent again': async (store) => {
      const engine = await store.open();
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(2) });
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(2) });
      await engine.store({ writer: 'ada', batch: 2, rows: makeRows(1, 3) });
      await assertHolds(engine, makeRows(3));
    },
    'an earlier batch is sent again': async (store) => {
      const engine = await store.open();
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(1) });
      await engine.store({ writer: 'ada', batch: 2, rows: makeRows(1, 2) });
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(1) });
      await engine.store({ writer: 'ada', batch: 3, rows: makeRows(1, 3) });
      await assertHolds(engine, makeRows(3));
    },
    'it is sent again to another engine, when the first is closed': async (store) => {
      const engine = await store.open();
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(2) });
      await engine.close();
      const other = await store.open();
      await other.store({ writer: 'ada', batch: 2, rows: makeRows(1, 3) });
      await other.store({ writer: 'ada', batch: 1, rows: makeRows(2) });
      await assertHolds(other, makeRows(3));
    },
    'two writers count each for itself': async (store) => {
      const engine = await store.open();
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(1) });
      await engine.store({ writer: 'ada', batch: 2, rows: makeRows(1, 2) });
      await engine.store({ writer: 'grace', batch: 1, rows: makeRows(1, 3) });
      await assertHolds(engine, makeRows(3));
    },
  },
  'A batch whose number is known and of which a row is not there is refused, and nothing of it is stored': {
    'none of its rows is there': async (store) => {
      const engine = await store.open();
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(2) });
      const others = { writer: 'ada', batch: 1, rows: makeRows(2, 11) };
      await assertRefused(engine.store(others), 'AUDIT_STORE_AHEAD');
      await engine.store({ ...others, writer: 'ada again' });
      await assertHolds(engine, [...makeRows(2), ...makeRows(2, 11)]);
    },
    'one of its two rows is there': async (store) => {
      const engine = await store.open();
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(2) });
      const half = { writer: 'ada', batch: 1, rows: makeRows(2, 2) };
      await assertRefused(engine.store(half), 'AUDIT_STORE_AHEAD');
      await assertHolds(engine, makeRows(2));
    },
    'its rows were pruned, and the writer goes on': async (store) => {
      const engine = await store.open();
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(2) });
      await engine.store({ writer: 'ada', batch: 2, rows: makeRows(1, 3) });
      assert.equal(await engine.prune({ time: 3, id: '' }, 9), 2);
      await assertRefused(engine.store({ writer: 'ada', batch: 1, rows: makeRows(2) }), 'AUDIT_STORE_AHEAD');
      await engine.store({ writer: 'ada', batch: 3, rows: makeRows(1, 4) });
      await assertHolds(engine, makeRows(2, 3));
    },
  },
  'A batch that skips a number is refused, and nothing of it is stored': {
    'the first batch of a writer is its second': async (store) => {
      const engine = await store.open();
      await assertRefused(engine.store({ writer: 'ada', batch: 2, rows: makeRows(1) }), 'AUDIT_STORE_BEHIND');
      await assertHolds(engine, []);
    },
    'the third comes after the first, and again after the second': async (store) => {
      const engine = await store.open();
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(1) });
      const third = { writer: 'ada', batch: 3, rows: makeRows(1, 3) };
      await assertRefused(engine.store(third), 'AUDIT_STORE_BEHIND');
      await assertHolds(engine, makeRows(1));
      await engine.store({ writer: 'ada', batch: 2, rows: makeRows(1, 2) });
      await engine.store(third);
      await assertHolds(engine, makeRows(3));
    },
    'it is sent to another engine': async (store) => {
      const [engine, other] = [await store.open(), await store.open()];
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(1) });
      await assertRefused(
        other.store({ writer: 'ada', batch: 3, rows: makeRows(1, 3) }),
        'AUDIT_STORE_BEHIND',
      );
      await assertHolds(other, makeRows(1));
    },
  },
  'An engine that says it pipelines stores batches in the order of the calls': {
    'three batches are sent at once': async (store) => {
      const engine = await store.open();
      if (engine.capabilities.pipelines) {
        const batches = [makeRows(200), makeRows(1, 201), makeRows(1, 202)];
        assert.deepEqual(await endingsOf(sendAtOnce(engine, batches)), ['stored', 'stored', 'stored']);
        await assertHolds(engine, makeRows(202));
      }
    },
    'the first of three fails, and those behind it fall': async (store) => {
      const engine = await store.open();
      if (engine.capabilities.pipelines) {
        const [first, ...others] = await endingsOf(
          sendAtOnce(engine, [brokenRows(), makeRows(1, 4), makeRows(1, 5)]),
        );
        assert.notEqual(first, 'stored');
        assert.deepEqual(others, ['AUDIT_STORE_BEHIND', 'AUDIT_STORE_BEHIND']);
        await assertHolds(engine, []);
      }
    },
  },
  'An id is kept once, and what it was first stored with stays': {
    'a row comes with the id of another, and with other content': async (store) => {
      const engine = await store.openWith([makeRow('id-1', 1, { actor: 'ada' })]);
      const forged = makeRow('id-1', 9, { actor: 'mallory' });
      await engine.store({ writer: 'ada', batch: 1, rows: [forged, makeRow('id-2', 2)] });
      await assertHolds(engine, [makeRow('id-1', 1, { actor: 'ada' }), makeRow('id-2', 2)]);
    },
    'two rows of one batch have the same id': async (store) => {
      const first = makeRow('id-1', 1, { actor: 'ada' });
      await assertHolds(await store.openWith([first, makeRow('id-1', 9)]), [first]);
    },
  },
};
