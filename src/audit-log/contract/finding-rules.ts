import assert from 'node:assert/strict';
import type { EntryRow } from '../domain/entry-row';
import { assertHolds, type EngineRules, isBefore, makeRow, makeRows, newestFirst } from './trial-store';

/** The largest time that an id can hold, which no clock of ours will ever give. */
const TIME_MAX = 2 ** 48 - 1;

/** The last moment that a `Date` can hold, in milliseconds; the first is as far on the other side of 1970. */
const OCCURRED_MAX = 8.64e15;

/** Rows in no order, two of which share each time but the last. */
const SHUFFLED: readonly EntryRow[] = [
  makeRow('id-4', 20),
  makeRow('id-1', 10),
  makeRow('id-5', 30),
  makeRow('id-3', 20),
  makeRow('id-2', 10),
];

const TEXTS: readonly EntryRow[] = [
  makeRow('id-01', 1, {
    actor: 'ada',
    subject: 'plan/1',
    outcome: 'success',
    correlationId: 'request-1',
    details: '{}',
  }),
  makeRow('id-02', 2),
  makeRow('id-03', 3, { actor: '', subject: '', outcome: '', correlationId: '', details: '""' }),
  makeRow('id-07', 7, {
    tenant: 'Werk 2',
    sourceAddress: '2001:db8::7',
    userAgent: 'Mozilla/5.0 (計画; 🏁)',
    sessionId: 'session-1',
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  }),
  makeRow('id-08', 8, { tenant: '', sourceAddress: '', userAgent: '', sessionId: '', traceId: '' }),
  makeRow('id-04', 4, {
    eventType: 'größer',
    actor: 'Ада',
    subject: '計画',
    outcome: '🏁',
    correlationId: 'e\u0301',
  }),
  makeRow('id-05', 5, {
    eventType: 'a\nb',
    actor: "O'Hara",
    subject: '%_\\',
    outcome: '--',
    correlationId: ' ; ',
  }),
  makeRow('id-06', 6, { actor: 'x'.repeat(1000), details: JSON.stringify('🏁'.repeat(30_000)) }),
];

/** JSON that a store must keep as text: each of them would become another text if it were parsed and written again. */
const DETAILS = [
  '{"b":1,"a":2,"a":3}',
  '{ "spaced" : [ 1,2 ] }',
  '[1.0,1e2,-0,12345678901234567890]',
  '"\\u0041\\u0000\\ud83c\\udfc1"',
  'null',
  '0',
];

/** What an engine promises about reading and pruning. */
export const findingRules: EngineRules = {
  'What is read is what was stored, to the character': {
    'texts of all kinds': async (store) => {
      await assertHolds(await store.openWith(TEXTS), TEXTS);
    },
    'details that are kept as the text that they are': async (store) => {
      const rows = DETAILS.map((details, index) => makeRow(`id-${index}`, index, { details }));
      await assertHolds(await store.openWith(rows), rows);
    },
    'the earliest time, and the latest': async (store) => {
      const rows = [makeRow('id-1', 0), makeRow('id-2', TIME_MAX)];
      await assertHolds(await store.openWith(rows), rows);
    },
    'when it happened: never said, in 1970, before, and as far away as a date can be': async (store) => {
      const times = [0, 1, -1, OCCURRED_MAX, -OCCURRED_MAX];
      const rows = times.map((occurredAt, index) => makeRow(`id-${index}`, index, { occurredAt }));
      const all = [...rows, makeRow('id-9', 9)];
      await assertHolds(await store.openWith(all), all);
    },
    'one row by its id, and none by an id that nobody has': async (store) => {
      const engine = await store.openWith(TEXTS);
      assert.deepEqual(
        await engine.get('id-04'),
        TEXTS.find(([id]) => id === 'id-04'),
      );
      assert.equal(await engine.get('ID-04'), undefined);
    },
  },
  'The newest rows come first': {
    'they were stored in another order': async (store) => {
      await assertHolds(await store.openWith(SHUFFLED), SHUFFLED);
    },
    'no more than were asked for': async (store) => {
      const engine = await store.openWith(SHUFFLED);
      assert.deepEqual(await engine.list({}, 3), newestFirst(SHUFFLED).slice(0, 3));
    },
    'from a row on, which is not among them': async (store) => {
      const engine = await store.openWith(SHUFFLED);
      const ordered = newestFirst(SHUFFLED);
      for (const [index, [id, time]] of ordered.entries()) {
        assert.deepEqual(await engine.list({}, 9, { time, id }), ordered.slice(index + 1));
        assert.equal(await engine.count({}, { time, id }), ordered.length - index - 1);
      }
    },
    'from a place on where there is no row': async (store) => {
      const engine = await store.openWith(SHUFFLED);
      const isOlder = (row: EntryRow) => isBefore(row, makeRow('', 20));
      assert.deepEqual(await engine.list({}, 9, { time: 20, id: '' }), newestFirst(SHUFFLED.filter(isOlder)));
      assert.equal(await engine.count({}, { time: 99, id: '' }), SHUFFLED.length);
    },
  },
  'A place in the log is found by its rank from the newest': {
    'each rank that there is': async (store) => {
      const engine = await store.openWith(SHUFFLED);
      for (const [index, [id, time]] of newestFirst(SHUFFLED).entries()) {
        assert.deepEqual(await engine.findPosition(index + 1), [time, id]);
      }
    },
    'a rank beyond the oldest': async (store) => {
      assert.equal(await (await store.openWith(SHUFFLED)).findPosition(6), undefined);
    },
  },
  'Pruning deletes the oldest rows before a place, no more than were named, and says how many': {
    'more lie before the place than may go': async (store) => {
      const engine = await store.openWith(makeRows(9));
      assert.equal(await engine.prune({ time: 8, id: 'id-0008' }, 3), 3);
      await assertHolds(engine, makeRows(6, 4));
    },
    'fewer lie before the place than may go': async (store) => {
      const engine = await store.openWith(makeRows(9));
      assert.equal(await engine.prune({ time: 8, id: 'id-0008' }, 100), 7);
      await assertHolds(engine, makeRows(2, 8));
    },
    'rows of the same millisecond': async (store) => {
      const rows = ['id-1', 'id-2', 'id-3', 'id-4'].map((id) => makeRow(id, 5));
      const engine = await store.openWith(rows);
      assert.equal(await engine.prune({ time: 5, id: 'id-3' }, 100), 2);
      await assertHolds(engine, rows.slice(2));
    },
    'none lies before the place': async (store) => {
      const engine = await store.openWith(makeRows(3));
      assert.equal(await engine.prune({ time: 1, id: '' }, 100), 0);
      await assertHolds(engine, makeRows(3));
    },
    'a writer goes on after others have been pruned': async (store) => {
      const engine = await store.openWith(makeRows(3));
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(1, 4) });
      assert.equal(await engine.prune({ time: 4, id: '' }, 100), 3);
      await engine.store({ writer: 'ada', batch: 2, rows: makeRows(1, 5) });
      await assertHolds(engine, makeRows(2, 4));
    },
  },
};
