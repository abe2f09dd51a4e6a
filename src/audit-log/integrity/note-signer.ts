import { createPrivateKey, KeyObject, sign, verify } from 'node:crypto';
import { types } from 'node:util';
import { countOf } from '../domain/count-of';
import { type KeyPlace, keyFormOf } from '../domain/evidence/key-form';
import { pemText } from '../domain/evidence/pem-text';
import { noteOf } from '../domain/evidence/signed-note';
import { keyIdOf } from '../domain/evidence/verifying-key';
import { AuditEvidenceError } from '../domain/evidence-error';
import { describeValue } from '../domain/harmless-text';
import { asSentence, sentenceOf } from '../domain/sentence';
import { settled } from '../domain/settled';

/**
 * Signs bytes with a key of Ed25519 that is somewhere else. It returns the 64 bytes of the signature (RFC 8032), or a promise of them: in a
 * `Uint8Array`, in another view such as a `Buffer`, or in an `ArrayBuffer`, as `crypto.subtle.sign` gives it.
 *
 * @param bytes what is signed: the text of a checkpoint in UTF-8.
 * @param signal aborted when nobody waits for the signature any more.
 */
export type SignBytes = (
  bytes: Uint8Array,
  signal: AbortSignal,
) => ArrayBufferView | ArrayBufferLike | Promise<ArrayBufferView | ArrayBufferLike>;

/** How many bytes a signature of Ed25519 has. */
const SIGNATURE_LENGTH = 64;

/** The name under which a text is signed, the key that checks the signature, and the function that makes it. */
export interface Signing {
  readonly origin: string;
  readonly publicKey: KeyObject;
  readonly sign: SignBytes;
}

/** Signs with a key that this process has. */
export function signWith(key: KeyObject): SignBytes {
  return (bytes) => sign(null, bytes, key);
}

/** @throws AuditEvidenceError (`AUDIT_KEY_INVALID`) where it is no private key of Ed25519; it shows nothing of what was given. */
export function readPrivateKey(given: unknown, place: KeyPlace = 'code'): KeyObject {
  const key = privateKeyOf(given);
  if (key?.type !== 'private' || key.asymmetricKeyType !== 'ed25519') {
    throw new AuditEvidenceError(
      'AUDIT_KEY_INVALID',
      `It is no private key of Ed25519${butOf(key ?? given, place)}.`,
    );
  }
  return key;
}

function butOf(given: unknown, place: KeyPlace): string {
  const form = keyFormOf(given, 'private', place);
  if (form !== undefined) {
    return `, but ${form.name}. ${form.advice}`;
  }
  const but = typeof given === 'string' ? '' : `, but ${describeValue(given)}`;
  return `${but}. Make one with openssl genpkey -algorithm ed25519`;
}

function privateKeyOf(given: unknown): KeyObject | undefined {
  try {
    if (given instanceof KeyObject) {
      return given;
    }
    return typeof given === 'string' ? createPrivateKey(pemText(given)) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A text with its signature behind it (C2SP signed-note).
 *
 * @throws AuditEvidenceError (`AUDIT_SIGNING_FAILED`) (rejects) where `sign` throws, rejects or gives anything but a signature of this key.
 */
export async function signNote(
  text: string,
  { origin, publicKey, sign: signBytes }: Signing,
  signal: AbortSignal,
): Promise<string> {
  const bytes = Buffer.from(text);
  const given = await signed(bytes, signBytes, signal);
  const signature = bytesOf(given);
  if (signature === undefined || !verify(null, bytes, publicKey, signature)) {
    throw failed(`sign() gave ${whatIsWrong(given, signature)}`);
  }
  return noteOf(text, [{ name: origin, id: keyIdOf(origin, publicKey), signature }]);
}

async function signed(bytes: Uint8Array, signBytes: SignBytes, signal: AbortSignal): Promise<unknown> {
  try {
    // A copy, because the function may change the bytes.
    return await settled(signBytes(Uint8Array.from(bytes), signal));
  } catch (error) {
    throw failed(sentenceOf(error), error);
  }
}

function bytesOf(given: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(given)) {
    return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  }
  return types.isAnyArrayBuffer(given) ? new Uint8Array(given) : undefined;
}

/** Tells the mistakes apart that callers make: another type, an encoded signature, an empty buffer, another key or other bytes. */
function whatIsWrong(given: unknown, signature: Uint8Array | undefined): string {
  const wanted = `the ${SIGNATURE_LENGTH} bytes of an Ed25519 signature in a Uint8Array`;
  if (signature === undefined) {
    return `${describeValue(given)}, and must give ${wanted}`;
  }
  if (signature.length !== SIGNATURE_LENGTH) {
    return `${countOf(signature.length, 'byte', 'bytes')}, and must give ${wanted}: not in DER, hex or base64`;
  }
  if (signature.every((byte) => byte === 0)) {
    return `${SIGNATURE_LENGTH} bytes that are all 0, and must give ${wanted}`;
  }
  return `${SIGNATURE_LENGTH} bytes, which is no signature of this key over these bytes. Either publicKey does not belong to the key that signs, or something else was signed, such as a hash of the bytes`;
}

function failed(why: string, cause?: unknown): AuditEvidenceError {
  const message = `The checkpoint could not be signed: ${asSentence(why)} No entry is held up by that.`;
  return new AuditEvidenceError('AUDIT_SIGNING_FAILED', message, cause);
}
