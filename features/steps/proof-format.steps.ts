import { deepEqual, equal, ok } from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { verifierKey, verifyGrowth, verifyProof } from 'audit-race/verify';
import { lastingText, personalText } from '#audit-log/domain/evidence/leaf-text';
import { LOG_NAME } from '../integrity/support/made-log';
import { ProofPage } from '../integrity/support/proof-page';
import type { AuditWorld } from '../support/world';

/** The size of the older checkpoint in the example of growth. */
const OLDER = 2;

Given('the page about the bytes behind a proof', function (this: AuditWorld) {
  ok(this.part(ProofPage).text.length > 0);
});

Then(
  'its proof, its checkpoint, its key and its growth are those of the log of the example',
  function (this: AuditWorld) {
    const page = this.part(ProofPage);
    const { log } = page;
    deepEqual(page.proof, log.prove(1, 0));
    equal(page.checkpoint, log.checkpoint());
    equal(page.block('key'), `${verifierKey(LOG_NAME, log.key)}\n`);
    const row = log.rowAt(1, 0);
    ok(page.text.includes(`fields are \`${personalText(row)}\`, its lasting fields \`${lastingText(row)}\``));
    const [, , olderRoot] = log.checkpoint(OLDER).split('\n');
    ok(
      page.text.includes(
        `\`${JSON.stringify(log.growthSince(OLDER))}\`. The root at size ${OLDER} is \`${olderRoot}\``,
      ),
    );
  },
);

/** What the verifier of the page has found. */
class PageVerdict {
  hashes: Readonly<Record<string, string>> = {};
}

When('a verifier that has only the page goes from the entry to the root', function (this: AuditWorld) {
  this.part(PageVerdict).hashes = this.part(ProofPage).hashes();
});

Then(
  'each hash on the way is the one that the page shows, {int} in all',
  function (this: AuditWorld, count: number) {
    const rows = Object.entries(this.part(PageVerdict).hashes).map(
      ([name, hash]) => `| ${name} | \`${hash}\` |`,
    );
    equal(rows.length, count);
    ok(this.part(ProofPage).text.includes(rows.join('\n')), rows.join('\n'));
  },
);

Then('the last one is the root that the key has signed', function (this: AuditWorld) {
  const page = this.part(ProofPage);
  equal(this.part(PageVerdict).hashes.root, page.signedRoot);
  ok(page.isSigned());
});

Then('audit-race\\/verify believes the proof and the growth as well', function (this: AuditWorld) {
  const page = this.part(ProofPage);
  const publicKey = page.block('key').trim();
  const { checkpoint: newer } = page;
  equal(verifyProof(page.block('json'), { checkpoint: newer, publicKey }).entry.id, page.proof.entry.id);
  const growth = page.log.growthSince(OLDER);
  equal(
    verifyGrowth(growth, { older: page.log.checkpoint(OLDER), newer, publicKey }).size,
    page.proof.log.size,
  );
});
