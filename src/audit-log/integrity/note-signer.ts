import { createPrivateKey, KeyObject, sign, verify } from 'node:crypto';
import { keyFormOf } from '../domain/evidence/key-form';
import { pemText } from '../domain/evidence/pem-text';
import { noteOf } from '../domain/evidence/signed-note';
import { keyIdOf } from '../domain/evidence/verifying-key';
import { AuditEvidenceError } from '../domain/evidence-error';
import { describeValue, messageOf } from '../domain/harmless-text';

/**
 * Signs bytes with a key of Ed25519 that is somewhere else.
 *
 * @param bytes what is signed: the text of a checkpoint in UTF-8.
 * @param signal aborted when nobody waits for the signature any more.
 */
export type SignBytes = (bytes: Uint8Array, signal: AbortSignal) => Uint8Array | Promise<Uint8Array>;

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
export function readPrivateKey(given: unknown): KeyObject {
  const key = privateKeyOf(given);
  if (key?.type !== 'private' || key.asymmetricKeyType !== 'ed25519') {
    throw new AuditEvidenceError(
      'AUDIT_KEY_INVALID',
      `It is no private key of Ed25519${butOf(key ?? given)}.`,
    );
  }
  return key;
}

function butOf(given: unknown): string {
  const form = keyFormOf(given, 'private');
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
  const signature = await signed(bytes, signBytes, signal);
  if (!(signature instanceof Uint8Array) || !verify(null, bytes, publicKey, signature)) {
    throw failed(`it gave ${describeValue(signature)}, which is no signature of this key over these bytes`);
  }
  return noteOf(text, [{ name: origin, id: keyIdOf(origin, publicKey), signature }]);
}

async function signed(bytes: Uint8Array, signBytes: SignBytes, signal: AbortSignal): Promise<unknown> {
  try {
    // A copy, because the function may change the bytes.
    return await signBytes(Uint8Array.from(bytes), signal);
  } catch (error) {
    throw failed(messageOf(error), error);
  }
}

function failed(why: string, cause?: unknown): AuditEvidenceError {
  const message = `The checkpoint could not be signed: ${why}. No entry is held up by that.`;
  return new AuditEvidenceError('AUDIT_SIGNING_FAILED', message, cause);
}
