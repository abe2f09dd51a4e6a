import { equal, fail, ok } from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { Then, When } from '@cucumber/cucumber';
import { readCheckpoint, verifierKey, verifyGrowth, verifyProof } from 'audit-race/verify';
import { Auditor } from '../integrity/support/auditor';
import { keyOf, LOG_NAME, MadeLog } from '../integrity/support/made-log';
import type { AuditWorld } from '../support/world';

/** Growth that none is, by what it is called in the feature: the path and the two checkpoints. */
const FALSE_GROWTH: Readonly<
  Record<string, (log: MadeLog) => [path: unknown, older: unknown, newer: unknown]>
> = {
  'a log that was written anew': (log) => {
    const anew = new MadeLog();
    for (const { rows } of log.batches) {
      anew.addRows(rows.toReversed());
    }
    return [anew.growthSince(6), log.checkpoint(6), anew.checkpoint()];
  },
  'a log whose tail was cut off': (log) => [[], log.checkpoint(), log.checkpoint(5)],
  'two logs': (log) => [[], log.checkpoint(), log.checkpoint(7, 'example.com/other')],
  'a log by a path that is no list': (log) => ['path', log.checkpoint(6), log.checkpoint()],
  'a log by a path whose second hash is none': (log) => [
    [...log.growthSince(6).slice(0, 1), 'x'],
    log.checkpoint(6),
    log.checkpoint(),
  ],
  'a log by no path': (log) => [undefined, log.checkpoint(6), log.checkpoint()],
  'a log without the older checkpoint': (log) => [[], undefined, log.checkpoint()],
  'a log without the newer checkpoint': (log) => [[], log.checkpoint(), undefined],
  'a log by the path of another growth': (log) => [log.growthSince(5), log.checkpoint(6), log.checkpoint()],
  'a log that another key has signed': (log) => [
    log.growthSince(6),
    log.checkpoint(6),
    log.checkpoint(7, LOG_NAME, keyOf(2)),
  ],
};

When('an auditor is shown the growth of {}', function (this: AuditWorld, what: string) {
  const log = this.part(MadeLog);
  const [path, older, newer] = (FALSE_GROWTH[what] ?? fail(`There is no "${what}".`))(log);
  this.part(Auditor).refuse(() =>
    Reflect.apply(verifyGrowth, undefined, [path, { older, newer, publicKey: createPublicKey(log.key) }]),
  );
});

/** Calls with an argument in the place of the other. */
const SWAPPED: Readonly<Record<string, (log: MadeLog, trust: object) => unknown>> = {
  'verifyGrowth()': (log, trust) => Reflect.apply(verifyGrowth, undefined, [trust, log.growthSince(1)]),
  'verifyProof()': (log, trust) => Reflect.apply(verifyProof, undefined, [trust, log.prove(0, 0)]),
  'readCheckpoint()': (log, trust) => Reflect.apply(readCheckpoint, undefined, [trust, log.checkpoint()]),
};

When('an auditor gives {} its arguments in the wrong order', function (this: AuditWorld, call: string) {
  const log = this.part(MadeLog);
  const checkpoint = log.checkpoint();
  const trust = {
    publicKey: verifierKey(LOG_NAME, log.key),
    checkpoint,
    older: checkpoint,
    newer: checkpoint,
  };
  this.part(Auditor).refuse(() => (SWAPPED[call] ?? fail(`There is no "${call}".`))(log, trust));
});

Then(
  'he is told {word} and {string} and {string}',
  function (this: AuditWorld, code: string, words: string, more: string) {
    const { code: told, refusal } = this.part(Auditor);
    equal(told, code, String(refusal));
    ok(String(refusal).includes(words), String(refusal));
    ok(String(refusal).includes(more), String(refusal));
  },
);
