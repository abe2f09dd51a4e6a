import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { OptionTables } from '../adopting/support/option-tables';
import { QuotedExamples } from '../adopting/support/quoted-examples';
import { ToldCodes } from '../adopting/support/told-codes';
import type { AuditWorld } from '../support/world';

When(
  'Ada compares the table of {word} with what the audit log does',
  function (this: AuditWorld, type: string) {
    this.part(OptionTables).compare(type);
  },
);

When(
  'Ada compares the codes of the chapter {string} with those of "audit-race"',
  function (this: AuditWorld, chapter: string) {
    this.part(ToldCodes).lookUp(chapter);
  },
);

When('Ada records the examples of the page {string}', async function (this: AuditWorld, page: string) {
  await this.part(QuotedExamples).record(page);
});

When('Ada does the example of the page {string}', async function (this: AuditWorld, page: string) {
  await this.part(QuotedExamples).compareMembers(page);
});

Then('each option is in it, with the default and the range of the code', function (this: AuditWorld) {
  const { disagreements, comparedCount } = this.part(OptionTables);
  assert.ok(comparedCount > 4, `Only ${comparedCount} values were compared.`);
  assert.deepEqual(disagreements, []);
});

Then('each code that there is has one line, and no line has another code', function (this: AuditWorld) {
  const { told, real } = this.part(ToldCodes);
  assert.ok(real.length > 40, `Only ${real.length} codes were found.`);
  assert.deepEqual(told, real);
});

Then(
  'the log has kept of each what the page shows, {int} in all',
  function (this: AuditWorld, count: number) {
    const { compared } = this.part(QuotedExamples);
    for (const { quoted, kept } of compared) {
      assert.deepEqual(kept, quoted);
    }
    assert.equal(compared.length, count);
  },
);

Then('its report has the members that the page shows', function (this: AuditWorld) {
  const [{ quoted, kept } = { quoted: [], kept: undefined }] = this.part(QuotedExamples).compared;
  assert.deepEqual(kept, quoted);
});
