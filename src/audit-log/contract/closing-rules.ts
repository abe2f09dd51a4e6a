import assert from 'node:assert/strict';
import type { CallLimits } from '../ports/call-limits';
import type { Engine } from '../ports/engine';
import { assertHolds, assertRefused, type EngineRules, letRun, makeRow, makeRows } from './trial-store';

/** A call of each method of an engine that returns a promise, made too late: after closing. The compiler refuses a table that lacks one. */
const LATE_CALLS: Readonly<
  Record<
    Exclude<
      keyof Engine,
      | 'capabilities'
      | 'listAfter'
      | 'findEnd'
      | 'examine'
      | 'readHead'
      | 'prove'
      | 'erase'
      | 'storeAtExit'
      | 'close'
    >,
    (engine: Engine) => Promise<unknown>
  >
> = {
  createTables: (engine) => engine.createTables(),
  store: (engine) => engine.store({ writer: 'late', batch: 1, rows: makeRows(1, 9) }),
  list: (engine) => engine.list({}, 1),
  get: (engine) => engine.get('id-0001'),
  count: (engine) => engine.count({}),
  findPosition: (engine) => engine.findPosition(1),
  listOldest: (engine) => engine.listOldest({ time: 9, id: '' }, 1),
  prune: (engine) => engine.prune({ time: 9, id: '' }, 1),
  reclaim: (engine) => engine.reclaim(false),
  compact: (engine) => engine.compact(() => undefined),
};

/** Every way to read, and the right answer in a store with three rows. */
const READS: readonly (readonly [
  read: (engine: Engine, limits: CallLimits) => Promise<unknown>,
  answer: unknown,
])[] = [
  [(engine, limits) => engine.list({}, 1, undefined, limits), makeRows(1, 3)],
  [(engine, limits) => engine.get('id-0002', limits), makeRows(1, 2)[0]],
  [(engine, limits) => engine.count({}, undefined, limits), 3],
  [(engine, limits) => engine.findPosition(1, limits), [3, 'id-0003']],
];

/** What an engine promises about calls under way, about the exit of its process, and about its own end. */
export const closingRules: EngineRules = {
  'Whoever reads or prunes need not wait for a batch under way': {
    'it is asked and pruned while a batch is on its way': async (store) => {
      const engine = await store.openWith(makeRows(3));
      const stored = letRun(engine.store({ writer: 'ada', batch: 1, rows: makeRows(3, 4) }));
      const [found, count, pruned] = await Promise.all([
        engine.get('id-0003'),
        engine.count({ untilMs: 4 }, { time: 9, id: '' }),
        engine.prune({ time: 3, id: '' }, 9),
      ]);
      // Nothing says which of them came first.
      assert.deepEqual([found, pruned], [makeRows(1, 3)[0], 2]);
      assert.ok(count === 3 || count === 1, `It has counted ${count}.`);
      await stored;
      await assertHolds(engine, makeRows(4, 3));
    },
  },
  'A read that nobody waits for any more does no harm': {
    'four reads are given up, and others come after them': async (store) => {
      const engine = await store.openWith(makeRows(3));
      const limit = new AbortController();
      const outcomes = Promise.allSettled(READS.map(([read]) => read(engine, limit)));
      limit.abort(new Error('Nobody waits any more.'));
      // An engine need not heed the signal. But where it answers, it answers right.
      for (const [index, outcome] of (await outcomes).entries()) {
        if (outcome.status === 'fulfilled') {
          assert.deepEqual(outcome.value, READS[index]?.[1]);
        }
      }
      const answers = await Promise.all(READS.map(([read]) => read(engine, new AbortController())));
      assert.deepEqual(
        answers,
        READS.map(([, answer]) => answer),
      );
    },
  },
  'What is stored at exit is in the store when the call returns, once': {
    'the tables are there': async (store) => {
      const engine = await store.openWith([makeRow('id-0001', 1, { actor: 'ada' })]);
      if (engine.capabilities.storeAtExit) {
        engine.storeAtExit(makeRows(3));
        const [, ...others] = makeRows(3);
        await assertHolds(await store.open(), [makeRow('id-0001', 1, { actor: 'ada' }), ...others]);
      }
    },
    'there are no tables yet': async (store) => {
      const engine = await store.openBare();
      if (engine.capabilities.storeAtExit) {
        engine.storeAtExit(makeRows(3));
        await assertHolds(await store.open(), makeRows(3));
      }
    },
    'a call under way stores the same rows': async (store) => {
      const engine = await store.open();
      if (engine.capabilities.storeAtExit) {
        const stored = letRun(engine.store({ writer: 'ada', batch: 1, rows: makeRows(3) }));
        engine.storeAtExit(makeRows(4));
        await stored;
        await assertHolds(engine, makeRows(4));
      }
    },
  },
  'An engine that is closed has done what it was asked before, and does nothing afterwards': {
    'a batch is on its way when it is closed': async (store) => {
      const engine = await store.open();
      const stored = letRun(engine.store({ writer: 'ada', batch: 1, rows: makeRows(3) }));
      await engine.close();
      await stored;
      await assertHolds(await store.open(), makeRows(3));
    },
    'it is called when it is closed': async (store) => {
      const engine = await store.openWith(makeRows(1));
      await engine.close();
      for (const [name, call] of Object.entries(LATE_CALLS)) {
        await assert.doesNotReject(assertRefused(call(engine), 'AUDIT_ENGINE_CLOSED'), `${name} was called.`);
      }
      await assertHolds(await store.open(), makeRows(1));
    },
    'it is closed twice': async (store) => {
      const engine = await store.open();
      await Promise.all([engine.close(), engine.close()]);
      await engine.close();
    },
    'another engine on the same store goes on': async (store) => {
      const [engine, other] = [await store.openWith(makeRows(1)), await store.open()];
      await engine.close();
      await other.store({ writer: 'ada', batch: 1, rows: makeRows(1, 2) });
      await assertHolds(other, makeRows(2));
    },
  },
};
