import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { MovedFile } from '../engines/support/moved-file';
import { StoreStage } from '../engines/support/store-stage';
import type { AuditWorld } from '../support/world';

When(
  'the writer {string} stores 3 rows, then the last of them again with 1 more, and 2 rows are stored at an exit',
  async function (this: AuditWorld, writer: string) {
    const { engine, rows } = this.part(StoreStage);
    await engine.store({ writer, batch: 1, rows: rows(3) });
    await engine.store({ writer, batch: 2, rows: rows(2, 3) });
    engine.storeAtExit(rows(2, 5));
  },
);

When(
  'all rows are pruned, and the writer {string} stores 1 row',
  async function (this: AuditWorld, writer: string) {
    const { engine, rows } = this.part(StoreStage);
    await engine.prune({ time: 99, id: '' }, 1000);
    await engine.store({ writer, batch: 1, rows: rows(1, 100) });
  },
);

Then('the batches are noted as {string}', function (this: AuditWorld, noted: string) {
  const batches = this.part(MovedFile).read(
    "SELECT first_seq || '+' || rows || ' ' || coalesce(writer || ' ' || batch, 'nobody') FROM audit_batch ORDER BY first_seq",
  );
  assert.equal(batches.flat().join(', '), noted);
});

Then('the rows have the numbers {int} to {int}', function (this: AuditWorld, first: number, last: number) {
  const numbers = this.part(MovedFile).read('SELECT seq FROM audit_entry ORDER BY seq').flat();
  assert.deepEqual(
    numbers,
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
});
