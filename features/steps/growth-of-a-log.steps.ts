import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { verifierKey, verifyGrowth } from 'audit-race/verify';
import { KeptCheckpoints } from '../integrity/support/kept-checkpoints';
import { keyOf, LOG_NAME } from '../integrity/support/made-log';
import type { AuditWorld } from '../support/world';

When('Ada records 12 batches, and asks for a checkpoint behind each', async function (this: AuditWorld) {
  const log = this.part(KeptCheckpoints);
  for (let batch = 0; batch < 12; batch += 1) {
    log.record(3);
    await log.audit.checkpoint();
  }
});

Then(
  'Grace is shown that the log has only grown since each of the 12, and believes no other path',
  async function (this: AuditWorld) {
    const log = this.part(KeptCheckpoints);
    const publicKey = verifierKey(LOG_NAME, keyOf(1));
    const kept = [...log.kept];
    equal(new Set(kept).size, 12);
    for (const older of kept) {
      const { text: newer, growth = [] } = await log.audit.checkpoint({ since: log.read(older) });
      equal(verifyGrowth(growth, { older, newer, publicKey }).size, log.read(newer).size);
      throws(() => verifyGrowth([...growth, log.read(older).root], { older, newer, publicKey }), {
        code: 'AUDIT_CHECKPOINTS_DIFFER',
      });
    }
  },
);

Then('each of the 12 holds for the log', async function (this: AuditWorld) {
  const log = this.part(KeptCheckpoints);
  for (const text of new Set(log.kept)) {
    const { checkpoint } = await log.verify(log.read(text));
    equal(checkpoint, 'holds');
  }
});

When('Ada records 5 batches, prunes them all, and asks for a checkpoint', async function (this: AuditWorld) {
  const log = this.part(KeptCheckpoints);
  for (let batch = 0; batch < 5; batch += 1) {
    log.record(3);
    await log.audit.flush();
  }
  const { deleted } = await log.audit.prune({ keepNewest: 1 });
  ok(deleted >= 17, `${deleted} entries have gone.`);
  await log.audit.checkpoint();
});

Then('the newest checkpoint of Grace holds for the log', async function (this: AuditWorld) {
  const log = this.part(KeptCheckpoints);
  equal(log.kept.length, 2);
  const { checkpoint, isIntact } = await log.verify(log.read());
  deepEqual([checkpoint, isIntact], ['holds', true]);
});

When(
  'somebody deletes the newest batch while Ada has the log open, and she records 3 entries',
  function (this: AuditWorld) {
    const log = this.part(KeptCheckpoints);
    log.deleteNewest();
    log.record(3);
  },
);

When(
  'somebody deletes the newest batch, and Ada opens the log anew with what she has of Grace',
  async function (this: AuditWorld) {
    const log = this.part(KeptCheckpoints);
    const trusted = log.read();
    await log.cutOff();
    log.openWithKey(undefined, {}, { trusted });
  },
);

When('Ada asks for a checkpoint again', async function (this: AuditWorld) {
  const log = this.part(KeptCheckpoints);
  await log.audit.checkpoint().catch((error: unknown) => {
    log.refusal = error;
  });
});

Then('she is told {word} instead', function (this: AuditWorld, code: string) {
  const { refusal } = this.part(KeptCheckpoints);
  equal(Object(refusal).code, code, String(refusal));
});

Then('Grace has 1 checkpoint', function (this: AuditWorld) {
  equal(this.part(KeptCheckpoints).kept.length, 1);
});
