import type { KeyObject } from 'node:crypto';
import {
  aFunction,
  type GivenOptions,
  type OptionRules,
  readNestedOptions,
  wholeNumber,
} from '../domain/call-options';
import { AuditOptionError } from '../domain/errors';
import { isKeyName, publicKeyOf, readPublicKey } from '../domain/evidence/verifying-key';
import { messageOf } from '../domain/harmless-text';
import type { LogHead } from '../ports/integrity';
import { aHead } from './a-head';
import type { AnchorCheckpoint } from './anchor-checkpoint';
import { readPrivateKey, type SignBytes, signWith } from './note-signer';

/** How checkpoints are signed and handed out. With it each batch gets evidence as well, as with `integrity: true`. */
export interface IntegrityOptions {
  /**
   * The private key of Ed25519 that signs checkpoints: a `KeyObject`, or the text of a PEM file, whose line ends may be written as `\n`. A
   * person who has it can make a log that looks true, so do not keep it where the log is.
   */
  readonly key?: KeyObject | string | undefined;
  /**
   * Signs in place of `key`, such as a key management service, and needs `publicKey`. It returns the 64 bytes of an Ed25519 signature over the bytes, or a promise of
   * them: in a `Uint8Array`, another view of bytes, or an `ArrayBuffer`, as WebCrypto gives it.
   */
  readonly sign?: SignBytes | undefined;
  /**
   * The public key that belongs to `sign`: needed with `sign`, and refused with `key`. The log checks each signature with it before it hands
   * the checkpoint out.
   */
  readonly publicKey?: KeyObject | string | undefined;
  /**
   * The name of the key, which is the name of the log in its checkpoints, such as `example.com/audit`: 1 to 200 characters, no space and no
   * `+`. Two logs need two names.
   */
  readonly keyId?: string | undefined;
  /**
   * Keeps each checkpoint elsewhere, out of reach of everybody who can change the log. The log calls it some time after it has stored
   * entries, and in `checkpoint()`. If it fails or does not answer, entries are stored all the same. The logger gets the failure, and a
   * newer checkpoint follows after `checkpointMs`. Do not record entries of this log in it: each would lead to one more checkpoint.
   *
   * @defaultValue nobody: checkpoints are made by `checkpoint()` alone
   */
  readonly anchor?: AnchorCheckpoint | undefined;
  /**
   * The last checkpoint that was kept elsewhere, as `readCheckpoint` of `audit-race/verify` gives it. The log signs only what continues
   * it. Without it, the first checkpoint of a process signs the log as it is, and each later one must continue the one before.
   *
   * @defaultValue none: the first checkpoint is signed as the log is then
   */
  readonly trusted?: LogHead | undefined;
  /**
   * How long after storing an entry the log hands `anchor` a checkpoint that covers it, at the latest: 1000 to 86,400,000 milliseconds.
   *
   * @defaultValue 60,000
   */
  readonly checkpointMs?: number | undefined;
  /**
   * How long `sign` and `anchor` may take, each: 1 to 3,600,000 milliseconds.
   *
   * @defaultValue 30,000
   */
  readonly anchorTimeoutMs?: number | undefined;
}

/** The options for checkpoints, checked. */
export interface CheckpointPolicy {
  /** The name of the log. */
  readonly origin: string;
  readonly publicKey: KeyObject;
  readonly sign: SignBytes;
  readonly anchor: AnchorCheckpoint | undefined;
  readonly trusted: LogHead | undefined;
  readonly checkpointMs: number;
  readonly anchorTimeoutMs: number;
}

/** The option `integrity`, checked. */
export interface IntegrityPolicy {
  /** Whether the store makes evidence. */
  readonly seals: boolean;
  /** How checkpoints are made; `undefined` where no key is given. */
  readonly checkpoints: CheckpointPolicy | undefined;
}

const CHECKPOINT_MS = 60_000;
const ANCHOR_MS = 30_000;

/** What an object has to have, in words. */
export const SIGNING_NEEDS = 'keyId, and either key, or sign with publicKey';

const NO_KEY =
  'has neither key nor sign. Give key, a private key of Ed25519, or sign with publicKey; or give true instead of the object, for evidence without signed checkpoints';

/** Takes anything, because keys are checked later: the message of a rule would show a part of the value. */
const aKey = { range: 'a KeyObject or the text of a PEM file', accepts: () => true };

const RULES: OptionRules<IntegrityOptions> = {
  key: aKey,
  sign: aFunction,
  publicKey: aKey,
  keyId: {
    range: 'a name such as "example.com/audit": 1 to 200 characters, no space and no "+"',
    accepts: isKeyName,
  },
  anchor: aFunction,
  trusted: aHead,
  checkpointMs: wholeNumber(1000, 86_400_000),
  anchorTimeoutMs: wholeNumber(1, 3_600_000),
};

/** @throws AuditOptionError where something is unknown, out of range, or left out that is needed. */
export function readIntegrity(given: boolean | IntegrityOptions = true): IntegrityPolicy {
  if (typeof given === 'boolean') {
    return Object.freeze({ seals: given, checkpoints: undefined });
  }
  const options = readNestedOptions(given, 'integrity', RULES);
  const { keyId, anchor, trusted, checkpointMs = CHECKPOINT_MS, anchorTimeoutMs = ANCHOR_MS } = options;
  const signing = readSigning(options);
  if (keyId === undefined) {
    throw wrong(
      'keyId',
      'lacks keyId. Give the name of the key, which is the name of the log in its checkpoints: "example.com/audit"',
    );
  }
  const checkpoints = Object.freeze({
    origin: keyId,
    ...signing,
    anchor,
    trusted,
    checkpointMs,
    anchorTimeoutMs,
  });
  return Object.freeze({ seals: true, checkpoints });
}

/** The function that signs, and the key that checks its signatures. */
function readSigning({ key, sign, publicKey }: GivenOptions<IntegrityOptions>) {
  if ((key === undefined) === (sign === undefined)) {
    throw wrong('key', key === undefined ? NO_KEY : 'has both key and sign. Give one of them');
  }
  if (sign !== undefined) {
    if (publicKey === undefined) {
      throw wrong(
        'publicKey',
        'has sign, and lacks publicKey. Give the public key that belongs to sign: the log checks each signature with it',
      );
    }
    return { sign, publicKey: asOption('publicKey', () => readPublicKey(publicKey)) };
  }
  if (publicKey !== undefined) {
    throw wrong('publicKey', 'has both key and publicKey. Leave publicKey out: the log knows it from key');
  }
  const own = asOption('key', () => readPrivateKey(key));
  return { sign: signWith(own), publicKey: publicKeyOf(own) };
}

function wrong(option: string, what: string): AuditOptionError {
  return new AuditOptionError(`integrity.${option}`, `The option integrity ${what}.`);
}

function asOption(option: string, read: () => KeyObject): KeyObject {
  try {
    return read();
  } catch (error) {
    const path = `integrity.${option}`;
    throw new AuditOptionError(path, `The option ${path} cannot be used: ${messageOf(error)}`, error);
  }
}
