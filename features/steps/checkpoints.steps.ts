import { deepEqual, equal, ok } from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { type Checkpoint, readCheckpoint, verifierKey, verifyGrowth } from 'audit-race/verify';
import { openNote } from '#audit-log/domain/evidence/signed-note';
import { readVerifyingKey } from '#audit-log/domain/evidence/verifying-key';
import { Auditor } from '../integrity/support/auditor';
import { keyOf, LOG_NAME, MadeLog, signedNote } from '../integrity/support/made-log';
import {
  IMPOSSIBLE_NAMES,
  KEY_FORMS,
  ODD_CHECKPOINTS,
  SIGNED_BY_OTHERS,
} from '../integrity/support/odd-checkpoints';
import { PUBLISHED_NOTES } from '../integrity/support/published-notes';
import type { AuditWorld } from '../support/world';

/** The note that Grace has, and what she has read in it. */
class Desk {
  note = '';
  key = '';
  text = '';
  checkpoint: Checkpoint | undefined;
  codes: unknown[] = [];
}

/** What a step knows by its name in the feature. */
function known<Value>(table: Readonly<Record<string, Value>>, name: string): Value {
  const value = table[name];
  ok(value, `There is no "${name}".`);
  return value;
}

const textOf = (note: string) => note.slice(0, note.lastIndexOf('\n\n') + 1);

Given('the note of {word} and its key {string}', function (this: AuditWorld, name: string, key: string) {
  Object.assign(this.part(Desk), { note: known(PUBLISHED_NOTES, name), key });
});

When('Grace opens the note', function (this: AuditWorld) {
  const desk = this.part(Desk);
  desk.text = openNote(desk.note, [readVerifyingKey(desk.key)]).text;
});

Then('it says what {string} has signed', function (this: AuditWorld, name: string) {
  equal(this.part(Desk).text, textOf(known(PUBLISHED_NOTES, name)));
});

Then('with one character changed in its text or its signature it is refused', function (this: AuditWorld) {
  const { note, key } = this.part(Desk);
  const auditor = this.part(Auditor);
  const codes = Array.from(note, (_, place) => {
    const changed = note.slice(0, place) + (note[place] === 'x' ? 'y' : 'x') + note.slice(place + 1);
    auditor.refuse(() => openNote(changed, [readVerifyingKey(key)]));
    return auditor.code;
  });
  deepEqual([...new Set(codes)].toSorted(), ['AUDIT_CHECKPOINT_INVALID', 'AUDIT_CHECKPOINT_UNTRUSTED']);
});

When(
  'Grace signs the text of {string} with his private key {string}',
  function (this: AuditWorld, name: string, base64: string) {
    // The first byte says that it is Ed25519.
    const key = keyOf(Buffer.from(base64, 'base64').subarray(1));
    const desk = this.part(Desk);
    desk.note = signedNote(textOf(known(PUBLISHED_NOTES, name)), name, key);
    desk.key = verifierKey(name, key);
  },
);

Then('it is the note of {string}, letter by letter', function (this: AuditWorld, name: string) {
  equal(this.part(Desk).note, known(PUBLISHED_NOTES, name));
});

Then('the key of the note is written as {string}', function (this: AuditWorld, key: string) {
  equal(this.part(Desk).key, key);
});

When(
  'Grace reads the checkpoint of {string} with the key {string}',
  function (this: AuditWorld, name: string, key: string) {
    const desk = this.part(Desk);
    Object.assign(desk, { note: known(PUBLISHED_NOTES, name), key });
    desk.checkpoint = readCheckpoint(desk.note, { publicKey: key, origin: 'go.sum database tree' });
  },
);

Then(
  'it is over {int} leaves, with the root {string}',
  function (this: AuditWorld, size: number, root: string) {
    const { checkpoint } = this.part(Desk);
    deepEqual(checkpoint, { origin: 'go.sum database tree', size, root });
  },
);

Then('it is no checkpoint of another log', function (this: AuditWorld) {
  const { note, key } = this.part(Desk);
  const auditor = this.part(Auditor);
  const told = [undefined, 'sum.golang.org', 'go.sum database tre', ''].map((origin) => {
    auditor.refuse(() => readCheckpoint(note, { publicKey: key, origin }));
    return auditor.code;
  });
  deepEqual(new Set(told), new Set(['AUDIT_CHECKPOINT_UNTRUSTED']));
});

When('Grace reads its checkpoint with {}', async function (this: AuditWorld, form: string) {
  const log = this.part(MadeLog);
  const make = SIGNED_BY_OTHERS[`with ${form}`];
  const note = make?.(log) ?? log.checkpoint();
  const trust = await known(KEY_FORMS, make === undefined ? form : 'its line')(log.key);
  read(this, note, trust);
});

When('Grace reads its checkpoint that {}', function (this: AuditWorld, form: string) {
  const log = this.part(MadeLog);
  const note = known(SIGNED_BY_OTHERS, `that ${form}`)(log);
  read(this, note, known(KEY_FORMS, 'its line')(log.key));
});

When('Grace reads {} as a checkpoint', function (this: AuditWorld, what: string) {
  const log = this.part(MadeLog);
  read(this, known(ODD_CHECKPOINTS, what)(log), known(KEY_FORMS, 'its line')(log.key));
});

function read(world: AuditWorld, note: unknown, trust: unknown): void {
  world.part(Auditor).refuse(() => {
    world.part(Desk).checkpoint = Reflect.apply(readCheckpoint, undefined, [note, trust]);
  });
}

Then('she has its name, its size and its root', function (this: AuditWorld) {
  const [origin, size, root] = this.part(MadeLog).checkpoint().split('\n');
  deepEqual(this.part(Desk).checkpoint, { origin, size: Number(size), root });
});

Then('she is told its size of it', function (this: AuditWorld) {
  equal(this.part(Auditor).refusal, undefined);
  equal(this.part(Desk).checkpoint?.size, this.part(MadeLog).size);
});

Then('she is told {word} of it', function (this: AuditWorld, code: string) {
  equal(this.part(Auditor).code, code);
});

Then(
  'she is told {word} and {string}, and nothing of a secret',
  function (this: AuditWorld, code: string, words: string) {
    const { code: told, refusal } = this.part(Auditor);
    equal(told, code, String(refusal));
    ok(String(refusal).includes(words), String(refusal));
    // How the text of each private key of Ed25519 begins.
    ok(!String(refusal).includes('MC4CAQAw'), String(refusal));
  },
);

When('Grace asks for the line of a key with each name that no key can have', function (this: AuditWorld) {
  const auditor = this.part(Auditor);
  this.part(Desk).codes = IMPOSSIBLE_NAMES.map((name) => {
    auditor.refuse(() => Reflect.apply(verifierKey, undefined, [name, keyOf(1)]));
    return auditor.code;
  });
});

Then('each of {int} is refused with {word}', function (this: AuditWorld, count: number, code: string) {
  deepEqual(
    this.part(Desk).codes,
    Array.from({ length: count }, () => code),
  );
});

When(
  'Grace takes checkpoints at every size, and what shows the growth between each two',
  function (this: AuditWorld) {
    const log = this.part(MadeLog);
    const { batches } = log;
    const sizes = batches.map((_, index) => index + 1);
    const publicKey = verifierKey(LOG_NAME, log.key);
    this.part(Desk).codes = sizes.flatMap((size) => {
      log.batches = batches.slice(0, size);
      const newer = log.checkpoint();
      return sizes.slice(0, size).map((earlier) => {
        const path = log.growthSince(earlier);
        return verifyGrowth(path, { older: log.checkpoint(earlier), newer, publicKey }).size === size;
      });
    });
  },
);

Then('an auditor accepts the growth between all {int} pairs', function (this: AuditWorld, count: number) {
  deepEqual(
    this.part(Desk).codes,
    Array.from({ length: count }, () => true),
  );
});
