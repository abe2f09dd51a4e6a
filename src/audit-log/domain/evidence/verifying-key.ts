import { createPublicKey, KeyObject } from 'node:crypto';
import { asked } from '../asked';
import { AuditEvidenceError } from '../evidence-error';
import { describeValue, quoteText } from '../harmless-text';
import { readBase64 } from './base64';
import { sha256Hex } from './hash';
import { type KeyForm, type KeyPlace, keyFormOf } from './key-form';
import { PRIVATE_PEM, pemText } from './pem-text';

/** The byte that says Ed25519, in ids and texts of keys (C2SP signed-note). */
const ED25519 = 1;
const KEY_BYTES = 32;
const ID_DIGITS = 8;

/** A name may have no space of any kind and no plus, which would end it. */
const KEY_NAME = /^[^\s\u0085+\p{Cc}\p{Cs}]{1,200}$/u;
/** `example.com/audit+530d903a+AekyeRrm56hA…` */
const VERIFIER_KEY = /^(?<name>[^+]+)\+(?<id>[0-9a-f]{8})\+(?<key>[A-Za-z0-9+/=]+)$/;

/** A public key with which signatures are checked. */
export interface VerifyingKey {
  /** The name of the key; `undefined` if it is not known: then a signature under any name counts. */
  readonly name: string | undefined;
  readonly key: KeyObject;
}

/** What can be given as a public key. */
export type PublicKey = string | KeyObject;

/** Whether a text can be the name of a key. */
export function isKeyName(name: unknown): name is string {
  return typeof name === 'string' && KEY_NAME.test(name);
}

/** The id of a key under a name: eight hexadecimal digits, which come before each signature (C2SP signed-note). */
export function keyIdOf(name: string, key: KeyObject): string {
  const bytes = Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(ED25519), rawKey(key)]);
  return sha256Hex(bytes).slice(0, ID_DIGITS);
}

/** A public key and its name in one line of text, as tools of transparency logs read it: `name+id+key`. */
export function verifierKeyText(name: string, key: KeyObject): string {
  const bytes = Buffer.concat([Buffer.of(ED25519), rawKey(key)]);
  return `${name}+${keyIdOf(name, key)}+${bytes.toString('base64')}`;
}

/**
 * Reads a public key: a line `name+id+key`, the text of a PEM file, or a `KeyObject`.
 *
 * @throws AuditEvidenceError (`AUDIT_KEY_INVALID`) where it is no Ed25519 key.
 */
export function readVerifyingKey(given: unknown, place: KeyPlace = 'code'): VerifyingKey {
  const line = typeof given === 'string' ? VERIFIER_KEY.exec(given.trim())?.groups : undefined;
  if (line === undefined) {
    return { name: undefined, key: readPublicKey(given, place) };
  }
  const { name = '', id, key: base64 = '' } = line;
  const bytes = readBase64(base64);
  if (!isKeyName(name) || bytes?.length !== KEY_BYTES + 1 || bytes[0] !== ED25519) {
    throw invalid({ what: 'is no verifier key of Ed25519', given, place });
  }
  const key = keyOfRaw(bytes.subarray(1));
  if (keyIdOf(name, key) !== id) {
    const what = `has the id ${id}, and a key of this name ${keyIdOf(name, key)}: it was changed`;
    throw invalid({ what, given, place });
  }
  return { name, key };
}

/**
 * Reads a public key without a name. A private key is refused: a person who only checks what the log says must not have it.
 *
 * @throws AuditEvidenceError (`AUDIT_KEY_INVALID`) where it is no public key of Ed25519.
 */
export function readPublicKey(given: unknown, place: KeyPlace = 'code'): KeyObject {
  if (isPrivate(given)) {
    throw notPublic(given, given, place);
  }
  return publicKeyOf(given, place);
}

/**
 * The public key, or the public half of a private key, for those who have the log and its key.
 *
 * @throws AuditEvidenceError (`AUDIT_KEY_INVALID`) where it is no Ed25519 key.
 */
export function publicKeyOf(given: unknown, place: KeyPlace = 'code'): KeyObject {
  const key = publicHalfOf(given);
  if (key?.asymmetricKeyType !== 'ed25519') {
    throw notPublic(given, key ?? given, place);
  }
  return key;
}

function notPublic(given: unknown, read: unknown, place: KeyPlace): AuditEvidenceError {
  return invalid({
    what: 'is no public key of Ed25519',
    given,
    place,
    form: keyFormOf(read, 'public', place),
  });
}

function isPrivate(given: unknown): boolean {
  const isKey = asked(() => given instanceof KeyObject && given.type === 'private', false);
  return isKey || (typeof given === 'string' && PRIVATE_PEM.test(given));
}

function publicHalfOf(given: unknown): KeyObject | undefined {
  try {
    if (given instanceof KeyObject) {
      return given.type === 'public' ? given : createPublicKey(given);
    }
    return typeof given === 'string' ? createPublicKey(pemText(given)) : undefined;
  } catch {
    return undefined;
  }
}

/** The 32 bytes of a public key (RFC 8032). */
function rawKey(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}

function keyOfRaw(bytes: Buffer): KeyObject {
  return createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') },
    format: 'jwk',
  });
}

/** A key that cannot be used. */
interface RefusedKey {
  readonly what: string;
  readonly given: unknown;
  readonly place: KeyPlace;
  readonly form?: KeyForm | undefined;
}

const ACCEPTED: Readonly<Record<KeyPlace, string>> = {
  code: 'Give a line such as example.com/audit+530d903a+Aeky…, the text of a PEM file, or a KeyObject',
  file: 'Give a PEM file, or one with a line such as example.com/audit+530d903a+Aeky…',
};

/** A private key must not be shown, also where somebody has given one in the wrong place. */
function invalid({ what, given, place, form }: RefusedKey): AuditEvidenceError {
  const isLine = typeof given === 'string' && VERIFIER_KEY.test(given.trim());
  const shown =
    isLine || (typeof given !== 'string' && form === undefined) ? describeKey(given) : kindOf(given, place);
  const but = form === undefined ? '' : ` It is ${form.name}. ${form.advice}.`;
  return new AuditEvidenceError('AUDIT_KEY_INVALID', `${shown} ${what}.${but} ${ACCEPTED[place]}.`);
}

function kindOf(given: unknown, place: KeyPlace): string {
  if (place === 'file') {
    return 'What is in it';
  }
  return typeof given === 'string' ? 'A text' : 'What was given';
}

function describeKey(given: unknown): string {
  if (typeof given !== 'string') {
    return `What was given, ${describeValue(given)},`;
  }
  const quoted = quoteText(given);
  // A long text is described: text of 64 characters that begins with …
  return quoted.startsWith('"') ? `The text ${quoted}` : `The ${quoted}`;
}
