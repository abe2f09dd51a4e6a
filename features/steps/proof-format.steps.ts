import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Given, Then, When } from '@cucumber/cucumber';
import { readCheckpoint, verifierKey, verifyGrowth, verifyProof } from 'audit-race/verify';
import { makeRow } from '#audit-log/contract/trial-store';
import { fieldText, lastingText, personalText } from '#audit-log/domain/evidence/leaf-text';
import { keyOf, LOG_NAME, MadeLog, signedNote } from '../integrity/support/made-log';
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

/** A log at an edge, and what the verifier of the page has made of it. */
class EdgeCase {
  log = new MadeLog();
  root = '';
  refuse: () => unknown = () => undefined;
}

const rootIn = (checkpoint: string) => Buffer.from(checkpoint.split('\n')[2] ?? '', 'base64').toString('hex');

Given('a log that has an entry of {}', function (this: AuditWorld, time: string) {
  const { log } = this.part(EdgeCase);
  log.addRows([makeRow('id-1', 0, {}), makeRow('id-2', Date.parse(time), { occurredAt: Date.parse(time) })]);
  log.addRows([makeRow('id-3', 1, {})]);
});

When('a verifier that has only the page goes from that entry to the root', function (this: AuditWorld) {
  const edge = this.part(EdgeCase);
  const proof = JSON.parse(JSON.stringify(edge.log.prove(0, 1)));
  edge.root = this.part(ProofPage).hashes(proof).root ?? '';
});

Then(
  'it comes to the root of its checkpoint, and audit-race\\/verify believes the proof as well',
  function (this: AuditWorld) {
    const { log, root } = this.part(EdgeCase);
    const checkpoint = log.checkpoint();
    equal(root, rootIn(checkpoint));
    const publicKey = verifierKey(LOG_NAME, log.key);
    equal(verifyProof(log.prove(0, 1), { checkpoint, publicKey }).entry.id, 'id-2');
  },
);

Then('the page has the hashed text of {}', function (this: AuditWorld, time: string) {
  ok(this.part(ProofPage).text.includes(`\`${time}\` is \`${fieldText(Date.parse(time))}\``));
});

When(
  'a log signs its checkpoint with a key in whose line there are more than 2 plus signs',
  function (this: AuditWorld) {
    const seeds = Array.from({ length: 200 }, (_, seed) => seed);
    const seed = seeds.find((each) => verifierKey(LOG_NAME, keyOf(each)).split('+').length > 3);
    ok(seed !== undefined);
    const { log } = this.part(EdgeCase);
    log.add(3);
    this.part(EdgeCase).root = log.checkpoint(1, LOG_NAME, keyOf(seed));
    this.part(PageVerdict).hashes = { line: verifierKey(LOG_NAME, keyOf(seed)) };
  },
);

Then(
  'a verifier that has only the page finds the signature right, and so does audit-race\\/verify',
  function (this: AuditWorld) {
    const { root: checkpoint } = this.part(EdgeCase);
    const { line = '' } = this.part(PageVerdict).hashes;
    ok(this.part(ProofPage).isSigned(checkpoint, line));
    equal(readCheckpoint(checkpoint, { publicKey: line }).size, 1);
  },
);

Then('the page has the root of the empty log, and every log has grown from it', function (this: AuditWorld) {
  const { text, log } = this.part(ProofPage);
  const root = createHash('sha256').digest('base64');
  ok(text.includes(`\`${root}\``));
  const older = log.checkpoint(0);
  equal(older.split('\n')[2], root);
  const publicKey = verifierKey(LOG_NAME, log.key);
  equal(verifyGrowth([], { older, newer: log.checkpoint(), publicKey }).size, log.size);
});

/** Growth that the page refuses: the path and the two checkpoints. */
const REFUSED: Readonly<Record<string, (log: MadeLog) => [path: string[], older: string, newer: string]>> = {
  'between two roots of one size': (log) => [[], withRoot(log, log.size), log.checkpoint()],
  'from size 0 with another root': (log) => [[], withRoot(log, 0), log.checkpoint()],
  'from size 0 by a path that is not empty': (log) => [
    log.growthSince(OLDER),
    log.checkpoint(0),
    log.checkpoint(),
  ],
  'from a larger size': (log) => [[], log.checkpoint(), log.checkpoint(OLDER)],
};

/** A checkpoint that the key of the log has signed over another root. */
function withRoot(log: MadeLog, size: number): string {
  const root = createHash('sha256').update('another').digest('base64');
  return signedNote(`${LOG_NAME}\n${size}\n${root}\n`, LOG_NAME, log.key);
}

When('audit-race\\/verify is shown growth {}', function (this: AuditWorld, what: string) {
  const { log } = this.part(ProofPage);
  const [path, older, newer] = REFUSED[what]?.(log) ?? [[], '', ''];
  const publicKey = verifierKey(LOG_NAME, log.key);
  this.part(EdgeCase).refuse = () => verifyGrowth(path, { older, newer, publicKey });
});

Then('it is refused, as the page says: {string}', function (this: AuditWorld, words: string) {
  throws(this.part(EdgeCase).refuse, { code: 'AUDIT_CHECKPOINTS_DIFFER' });
  ok(this.part(ProofPage).text.includes(words));
});

Then('audit-race\\/verify refuses both, and the page says so', function (this: AuditWorld) {
  const { log, text } = this.part(ProofPage);
  const publicKey = verifierKey(LOG_NAME, log.key);
  const proof = log.prove(0, 0);
  const empty = { ...proof, log: { index: 0, size: 0, path: [] } };
  throws(() => verifyProof(empty, { checkpoint: log.checkpoint(0), publicKey }), {
    code: 'AUDIT_PROOF_FALSE',
  });
  const twice = JSON.stringify(proof).replace('{', '{"version":1,');
  throws(() => verifyProof(twice, { checkpoint: log.checkpoint(), publicKey }), {
    code: 'AUDIT_PROOF_INVALID',
  });
  ok(
    text.includes('no proof holds for a size of 0') &&
      text.includes('a member that occurs twice in one object'),
  );
});
