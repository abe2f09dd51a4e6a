import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { verifierKey, verifyProof } from 'audit-race/verify';
import { KeptCheckpoints } from '../integrity/support/kept-checkpoints';
import { keyOf, LOG_NAME } from '../integrity/support/made-log';
import type { AuditWorld } from '../support/world';

const never = () => new Promise(() => undefined);
const refuse = () => Promise.reject(new Error('Grace is on holiday'));

/** What is special about Ada's log, by what it is called in the feature; and how she asks. */
const LOGS: Readonly<Record<string, (log: KeptCheckpoints) => void>> = {
  'whose checkpoints Grace keeps': (log) => log.openWithKey(),
  'without a key': (log) => log.open({}),
  'in a store of her own without evidence': (log) => log.openWithoutEvidence(),
  'whose checkpoints Grace does not take': (log) => log.openWithKey(refuse),
  'whose checkpoints Grace takes for ever to keep': (log) => log.openWithKey(never),
  'which closes while Grace takes for ever to keep it': (log) => log.openWithKey(never),
  'which was closed': (log) => log.openWithKey(),
};

Given("Ada's log, whose checkpoints Grace keeps after a second", function (this: AuditWorld) {
  const log = this.part(KeptCheckpoints);
  log.clock.standStill();
  log.clock.startIdleTimer = log.clock.startTimer;
  log.openWithKey(undefined, { clock: log.clock, batchWaitMs: 0 }, { checkpointMs: 1000 });
});

Given(/^Ada's log, ((?!.* after a second$).*)$/, function (this: AuditWorld, which: string) {
  const open = LOGS[which];
  ok(open, `There is no log ${which}.`);
  open(this.part(KeptCheckpoints));
  this.part(Asked).which = which;
});

/** How Ada asks. */
class Asked {
  which = '';
}

When('Ada records 3 entries, and asks for a checkpoint at once', async function (this: AuditWorld) {
  const log = this.part(KeptCheckpoints);
  log.record(3);
  const { which } = this.part(Asked);
  if (which === 'which was closed') {
    await log.audit.close();
  }
  const limit = which.includes('for ever to keep') && !which.includes('closes') ? { timeoutMs: 50 } : {};
  const taken = log.audit.checkpoint(limit).catch((error: unknown) => {
    log.refusal = error;
    return undefined;
  });
  if (which.startsWith('which closes')) {
    await log.asked;
    await log.audit.close({ timeoutMs: 50 });
  }
  await taken;
});

When(
  'Ada records 3 entries in each of 2 batches, and asks for a checkpoint',
  async function (this: AuditWorld) {
    const log = this.part(KeptCheckpoints);
    log.record(3);
    await log.audit.flush();
    log.record(3);
    await log.audit.checkpoint();
  },
);

When('Ada records 3 entries, and a second passes', async function (this: AuditWorld) {
  const log = this.part(KeptCheckpoints);
  log.record(3);
  await log.audit.flush();
  log.clock.advance(1000);
  await log.asked;
});

When(
  'somebody deletes the newest batch from the file, with all that speaks of it',
  async function (this: AuditWorld) {
    await this.part(KeptCheckpoints).cutOff();
  },
);

Then('Grace has it, and it holds for the log', async function (this: AuditWorld) {
  const log = this.part(KeptCheckpoints);
  equal(log.refusal, undefined);
  await log.audit.flush();
  const checkpoint = log.read();
  ok(checkpoint.size >= 1, `It is over ${checkpoint.size} links.`);
  const report = await log.verify(checkpoint);
  deepEqual([report.checkpoint, report.entries, report.isIntact], ['holds', 3, true]);
});

Then(
  'it still holds when Ada has recorded 300 more, in batches of their own',
  async function (this: AuditWorld) {
    const log = this.part(KeptCheckpoints);
    for (let batch = 0; batch < 30; batch += 1) {
      log.record(10);
      await log.audit.flush();
    }
    const report = await log.verify(log.read());
    deepEqual([report.checkpoint, report.entries], ['holds', 303]);
    ok(report.batches > log.read().size + 29, `${report.batches} batches`);
  },
);

Then('it is told as 1 checkpoint by the statistics', function (this: AuditWorld) {
  deepEqual(this.part(KeptCheckpoints).audit.stats().checkpoints, { anchored: 1 });
});

Then(
  'the log looks intact, and only with the checkpoint of Grace it is found that it was {string}',
  async function (this: AuditWorld, kind: string) {
    const log = this.part(KeptCheckpoints);
    const alone = await log.verify();
    const held = await log.verify(log.read());
    deepEqual(
      [alone.isIntact, alone.entries, held.checkpoint, held.faults.map((fault) => fault.kind)],
      [true, 3, 'fails', [kind]],
    );
  },
);

Then(
  'she is told {word} instead, with {string}, and her entries are stored',
  async function (this: AuditWorld, code: string, words: string) {
    const log = this.part(KeptCheckpoints);
    equal(Object(log.refusal).code, code, String(log.refusal));
    ok(String(log.refusal).includes(words), String(log.refusal));
    await log.audit.close().catch(() => undefined);
    equal(log.audit.stats().stored, 3);
  },
);

/** What Ada has handed to Grace. */
class HandedProof {
  proof = '';
  id = '';
}

When('Ada records 3 more, and proves the first of all to Grace', async function (this: AuditWorld) {
  const log = this.part(KeptCheckpoints);
  log.record(3);
  const { entries } = await log.audit.listEntries({ subject: 'plan/1' });
  const id = entries.at(-1)?.id ?? '';
  const proof = await log.audit.prove(id, { checkpoint: log.read() });
  Object.assign(this.part(HandedProof), { proof: JSON.stringify(proof), id });
});

Then('Grace believes it by the checkpoint that she has, and by no other key', function (this: AuditWorld) {
  const { proof, id } = this.part(HandedProof);
  const checkpoint = this.part(KeptCheckpoints).kept.at(-1) ?? '';
  const { entry } = verifyProof(proof, { checkpoint, publicKey: verifierKey(LOG_NAME, keyOf(1)) });
  deepEqual([entry.id, entry.actor, entry.subject], [id, 'ada', 'plan/1']);
  throws(() => verifyProof(proof, { checkpoint, publicKey: verifierKey(LOG_NAME, keyOf(2)) }), {
    code: 'AUDIT_CHECKPOINT_UNTRUSTED',
  });
});
