import assert from 'node:assert/strict';
import type { EntryRow } from '../domain/entry-row';
import {
  assertProved,
  examineSealed,
  headOf,
  onSealing,
  rootTextOf,
  type Sealing,
  stepsTo,
} from './sealed-log';
import { assertHolds, type EngineRules, makeRow, makeRows } from './trial-store';

/** A position behind all rows of a case. */
const END = { time: 9999, id: '' };

const NOTE = makeRow('note-1', 5000, { eventType: 'audit.erasing' });

/** The values of a row that can be erased, in words that occur nowhere else. */
const PERSONAL = {
  actor: 'marguerite',
  subject: 'subject-of-hers',
  sourceAddress: '203.0.113.7',
  userAgent: 'agent-of-hers',
  sessionId: 'session-of-hers',
  details: '{"note":"detail-of-hers"}',
};

/** What an engine promises about proofs, and about the evidence that is left of what has gone. */
export const provingRules: EngineRules = {
  'Each entry that the chain covers is proved': {
    'against all that there is': onSealing(async (engine) => {
      await storeTwice(engine);
      const head = await headOf(engine);
      for (const row of makeRows(8)) {
        assert.deepEqual((await assertProved(engine, row[0], head)).row, row);
      }
    }),
    'against a checkpoint of before': onSealing(async (engine) => {
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(5) });
      const head = await headOf(engine);
      await engine.store({ writer: 'ada', batch: 2, rows: makeRows(3, 6) });
      await examineSealed(engine);
      await assertProved(engine, 'id-0003', head);
    }),
  },
  'What cannot be proved is not, and why is told': {
    'it came later than the checkpoint': onSealing(async (engine) => {
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(5) });
      const { size } = await headOf(engine);
      await engine.store({ writer: 'ada', batch: 2, rows: makeRows(3, 6) });
      await examineSealed(engine);
      assert.deepEqual(await engine.prove('id-0007', size), { missing: 'checkpoint' });
    }),
    'it is not there': onSealing(async (engine) => {
      await storeTwice(engine);
      assert.equal(await engine.prove('id-9999'), undefined);
    }),
    'it came without evidence': onSealing(async (engine) => {
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(5) });
      await engine.store({ writer: 'ada', batch: 2, rows: makeRows(3, 6), evidence: false });
      const evidence = await engine.prove('id-0007');
      // Somebody may have sealed it meanwhile.
      if (Reflect.has(Object(evidence), 'missing')) {
        assert.deepEqual(evidence, { missing: 'link' });
      } else {
        assert.ok(rootTextOf(await stepsTo(engine, 'id-0007')) !== undefined);
      }
    }),
  },
  'What was pruned is no fault, and the rest is proved': {
    'some rows of a batch': onSealing(async (engine) => {
      await storeTwice(engine);
      const before = await headOf(engine);
      assert.equal(await engine.prune(END, 3, { note: NOTE }), 3);
      await engine.store({ writer: 'ada', batch: 3, rows: makeRows(1, 9) });
      const { entries, prunedEntries } = await examineSealed(engine);
      assert.deepEqual([entries, prunedEntries], [7, 3]);
      await assertProved(engine, 'id-0004', before);
      await assertProved(engine, 'id-0008', await headOf(engine));
    }),
    'a whole batch': onSealing(async (engine) => {
      await storeTwice(engine);
      const before = await headOf(engine);
      assert.equal(await engine.prune(END, 5, { note: NOTE }), 5);
      await engine.store({ writer: 'ada', batch: 3, rows: makeRows(1, 9) });
      assert.equal((await examineSealed(engine, { trusted: before })).prunedEntries, 5);
      await assertProved(engine, 'id-0008', before);
      await assertProved(engine, 'id-0008', await headOf(engine));
    }),
  },
  'What entries say of persons is erased, and nothing else': {
    'one entry, by its id': onSealing(async (engine) => {
      await storePersonal(engine);
      assert.equal(await engine.erase({ id: 'id-2' }, 9), 1);
      const erased: unknown = await engine.get('id-2');
      assertErased(erased);
      const [id, time, eventType, , , outcome, correlationId] = toRow(erased);
      assert.deepEqual(
        [id, time, eventType, outcome, correlationId],
        ['id-2', 2, 'plan.applied', 'success', 'request-2'],
      );
      assert.deepEqual(await engine.get('id-1'), personalRow(1));
    }),
    'all of one actor, so many at once': onSealing(async (engine) => {
      await storePersonal(engine);
      assert.equal(await engine.erase({ actor: PERSONAL.actor }, 2, NOTE), 2);
      assert.equal(await engine.count({ actor: PERSONAL.actor }), 1);
      assert.equal(await engine.erase({ actor: PERSONAL.actor }, 2), 1);
      assertErased(await engine.list({}, 9));
      assert.deepEqual(await engine.get(NOTE[0]), NOTE);
    }),
    'nothing is left to be erased': onSealing(async (engine) => {
      await engine.store({ writer: 'ada', batch: 1, rows: makeRows(2) });
      assert.equal(await engine.erase({ actor: 'nobody' }, 9, NOTE), 0);
      assert.equal(await engine.erase({ id: 'nobody' }, 9, NOTE), 0);
      await assertHolds(engine, makeRows(2));
      await storePersonal(engine, 'grace');
      assert.equal(await engine.erase({ id: 'id-2' }, 9), 1);
      assert.equal(await engine.erase({ id: 'id-2' }, 9, NOTE), 0);
      assert.equal(await engine.get(NOTE[0]), undefined);
    }),
    'the rest of it is proved': onSealing(async (engine) => {
      await storePersonal(engine);
      const before = await headOf(engine);
      assert.equal(await engine.erase({ id: 'id-2' }, 9, NOTE), 1);
      await engine.store({ writer: 'ada', batch: 2, rows: makeRows(1) });
      assert.equal((await examineSealed(engine, { trusted: before })).erasedEntries, 1);
      for (const id of ['id-1', 'id-2', 'id-3']) {
        await assertProved(engine, id, before);
      }
      const { half, row } = await stepsTo(engine, 'id-2');
      assert.deepEqual(Object.keys(half), ['personal']);
      assertErased(row);
    }),
  },
};

async function storeTwice(engine: Sealing): Promise<void> {
  await engine.store({ writer: 'ada', batch: 1, rows: makeRows(5) });
  await engine.store({ writer: 'ada', batch: 2, rows: makeRows(3, 6) });
}

async function storePersonal(engine: Sealing, writer = 'ada'): Promise<void> {
  await engine.store({ writer, batch: 1, rows: [1, 2, 3].map(personalRow) });
}

function personalRow(number: number): EntryRow {
  const said = { ...PERSONAL, outcome: 'success', correlationId: `request-${number}` };
  return makeRow(`id-${number}`, number, said);
}

/** Expects that none of the erased values is left. */
function assertErased(found: unknown): void {
  const text = JSON.stringify(found);
  for (const said of Object.values(PERSONAL)) {
    assert.ok(
      !text.includes(said) && !text.includes(JSON.stringify(said).slice(1, -1)),
      `${said} is left: ${text}`,
    );
  }
}

function toRow(found: unknown): readonly unknown[] {
  assert.ok(Array.isArray(found), 'The row is not there any more.');
  return found;
}
