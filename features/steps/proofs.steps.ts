import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { Given, Then, When } from '@cucumber/cucumber';
import { type EntryProof, type ProvedEntry, verifyProof } from 'audit-race/verify';
import fc from 'fast-check';
import { decodeEntryRow } from '#audit-log/domain/entry-row';
import { toBytes } from '#audit-log/domain/evidence/hash';
import { Auditor } from '../integrity/support/auditor';
import { keyOf, LOG_NAME, MadeLog } from '../integrity/support/made-log';
import { ODD_PROOFS, spoiltProofs } from '../integrity/support/odd-proofs';
import { isProofAcceptedElsewhere } from '../integrity/support/other-implementation';
import type { AuditWorld } from '../support/world';

const SEED = 16;

/** The proofs that were made, and what the auditor has found. */
class Proofs {
  made: EntryProof[] = [];
  forged: string[] = [];
  found: ProvedEntry[] = [];
  logs: MadeLog[] = [];
}

Given(/^a log with batches of ([\d, and]+) entries$/, function (this: AuditWorld, counts: string) {
  for (const count of counts.split(/, | and /)) {
    this.part(MadeLog).add(Number(count));
  }
});

Given('a log of 1000 batches, the first of 4096 entries', function (this: AuditWorld) {
  const log = this.part(MadeLog);
  log.add(4096);
  for (let batch = 1; batch < 1000; batch += 1) {
    log.add(1);
  }
});

const placesOf = (log: MadeLog) =>
  log.batches.flatMap(({ rows }, batch) => rows.map((_, index) => [batch, index] as const));

When(
  'each of its entries is proved, and an auditor checks the proofs with the public key of the log',
  function (this: AuditWorld) {
    const log = this.part(MadeLog);
    const auditor = this.part(Auditor);
    this.part(Proofs).found = placesOf(log).map(([batch, index], place) => {
      const proof = log.prove(batch, index);
      // As an object and as text, which is what he gets.
      return auditor.check(place % 2 === 0 ? proof : JSON.stringify(proof));
    });
  },
);

Then('he has each entry as it was recorded, and its number', function (this: AuditWorld) {
  const rows = this.part(MadeLog).batches.flatMap((batch) => batch.rows);
  equal(rows.length, 42);
  deepEqual(
    this.part(Proofs).found.map(({ entry, seq, isErased }) => [entry, seq, isErased]),
    rows.map((row, index) => [decodeEntryRow(row), index + 1, false]),
  );
});

When('the entry {int} of the first batch is proved', function (this: AuditWorld, index: number) {
  this.part(Proofs).made = [this.part(MadeLog).prove(0, index)];
});

Then(
  'its proof has fewer than {int} bytes, and an auditor accepts it',
  function (this: AuditWorld, bytes: number) {
    const [proof] = this.part(Proofs).made;
    ok(proof);
    const json = JSON.stringify(proof);
    ok(Buffer.byteLength(json) < bytes, `It has ${Buffer.byteLength(json)} bytes.`);
    equal(this.part(Auditor).check(json).seq, 4001);
  },
);

When('an entry is proved whose personal values were erased', function (this: AuditWorld) {
  this.part(Proofs).found = [this.part(Auditor).check(this.part(MadeLog).proveErased(1, 3))];
});

Then('the auditor has its id, its time and what happened, and nothing personal', function (this: AuditWorld) {
  const [found] = this.part(Proofs).found;
  const { actor, subject, sourceAddress, details, ...lasting } = decodeEntryRow(
    this.part(MadeLog).rowAt(1, 3),
  );
  deepEqual([found?.entry, found?.isErased], [lasting, true]);
});

When('25 logs are made by chance, and some of their entries are proved', function (this: AuditWorld) {
  const batches = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 });
  this.part(Proofs).logs = fc.sample(batches, { seed: SEED, numRuns: 25 }).map((counts) => {
    const log = new MadeLog();
    for (const count of counts) {
      log.add(count);
    }
    return log;
  });
});

const someProofs = (log: MadeLog) =>
  placesOf(log)
    .filter((_, place) => place % 7 === 0)
    .map(([batch, index]) => log.prove(batch, index));

const trustedBy = (log: MadeLog, proof: EntryProof) => ({
  checkpoint: log.checkpoint(),
  key: log.key,
  name: LOG_NAME,
  root: toBytes(log.batches[proof.log.index]?.link.root ?? ''),
});

Then('@sigstore\\/verify accepts each proof with its checkpoint', function (this: AuditWorld) {
  const told = this.part(Proofs).logs.flatMap((log) =>
    someProofs(log).map((proof) => isProofAcceptedElsewhere(proof, trustedBy(log, proof))),
  );
  ok(told.length > 400, `${told.length} proofs`);
  equal(told.indexOf(false), -1);
});

Then(
  'it refuses each with one changed hash, and with the checkpoint of another key',
  function (this: AuditWorld) {
    const other = keyOf(2);
    const told = this.part(Proofs).logs.flatMap((log) =>
      someProofs(log).flatMap((proof) => {
        const trusted = trustedBy(log, proof);
        const { leaf, log: place, batch } = proof;
        const forged = [
          ...changedHashes(leaf.path).map((path) => ({ ...proof, leaf: { ...leaf, path } })),
          ...changedHashes(place.path).map((path) => ({ ...proof, log: { ...place, path } })),
          ...changedHashes([batch.before]).map(([before = '']) => ({
            ...proof,
            batch: { ...batch, before },
          })),
        ];
        const foreign = { ...trusted, checkpoint: log.checkpoint(log.size, LOG_NAME, other) };
        return [
          ...forged.map((one) => isProofAcceptedElsewhere(one, trusted)),
          isProofAcceptedElsewhere(proof, foreign),
        ];
      }),
    );
    ok(told.length > 2000, `${told.length} forgeries`);
    equal(told.indexOf(true), -1);
  },
);

const changedHashes = (path: readonly string[]) =>
  path.map((_, index) => path.with(index, Buffer.alloc(32, 7).toString('base64')));

When(
  'each value in the proofs of three entries is changed, taken away or doubled',
  function (this: AuditWorld) {
    const log = this.part(MadeLog);
    const proofs = [log.prove(0, 0), log.prove(6, 19), log.proveErased(4, 3)];
    this.part(Proofs).forged = proofs.flatMap(spoiltProofs);
  },
);

Then('the auditor refuses all of these proofs', function (this: AuditWorld) {
  const { forged } = this.part(Proofs);
  const auditor = this.part(Auditor);
  const codes = forged.map((json) => {
    auditor.refuse(() => auditor.check(json));
    return auditor.code;
  });
  ok(forged.length > 250, `${forged.length} were tried`);
  deepEqual(
    [...new Set(codes)].toSorted(),
    ['AUDIT_PROOF_FALSE', 'AUDIT_PROOF_INVALID'],
    `Accepted was ${forged[codes.indexOf(undefined)]}`,
  );
});

/** What is handed to an auditor that shows nothing, by what it is called in the feature. */
const FORGERIES: Readonly<Record<string, (log: MadeLog, auditor: Auditor) => unknown>> = {
  'of an entry that another log has': (log, auditor) => {
    const other = new MadeLog();
    other.add(4);
    other.add(6);
    return auditor.check(other.prove(1, 1), log.checkpoint());
  },
  'for an earlier checkpoint': (log, auditor) => {
    const proof = log.prove(1, 1);
    log.add(1);
    return auditor.check(proof, log.checkpoint());
  },
  'with a checkpoint that somebody else has signed': (log, auditor) =>
    auditor.check(log.prove(1, 1), log.checkpoint(log.size, LOG_NAME, keyOf(2))),
  'with a checkpoint that was changed': (log, auditor) =>
    auditor.check(log.prove(1, 1), log.checkpoint().replace('\n2\n', '\n3\n')),
  'with no checkpoint': (log) =>
    Reflect.apply(verifyProof, undefined, [log.prove(1, 1), { publicKey: createPublicKey(log.key) }]),
  'with a checkpoint, and has no key': (log) =>
    Reflect.apply(verifyProof, undefined, [log.prove(1, 1), { checkpoint: log.checkpoint() }]),
  "of an erased entry, with somebody else's name put in": (log, auditor) => {
    const { entry, ...proof } = log.proveErased(1, 1);
    return auditor.check({ ...proof, entry: { ...entry, actor: 'grace' } });
  },
};

When('an auditor is handed a proof {}', function (this: AuditWorld, forgery: string) {
  const auditor = this.part(Auditor);
  const forge = FORGERIES[forgery];
  ok(forge, `There is no forgery "${forgery}".`);
  auditor.refuse(() => forge(this.part(MadeLog), auditor));
});

When('an auditor is given {} for a proof', function (this: AuditWorld, given: string) {
  const auditor = this.part(Auditor);
  const make = ODD_PROOFS[given];
  ok(make, `There is no "${given}".`);
  const odd = make(this.part(MadeLog).prove(1, 1));
  auditor.refuse(() => Reflect.apply(auditor.check, auditor, [odd]));
});

Then('he is told {word} and {string}', function (this: AuditWorld, code: string, words: string) {
  const { refusal, code: told } = this.part(Auditor);
  equal(told, code, String(refusal));
  ok(String(refusal).includes(words), String(refusal));
  match(String(refusal), /\.$/);
});
