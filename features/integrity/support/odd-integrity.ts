import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { KEY_FILES } from '../../command-line/support/key-files';
import { keyOf, LOG_NAME } from './made-log';

const key = keyOf(1);
const keyId = LOG_NAME;
const publicKey = createPublicKey(key);
const sign = () => new Uint8Array(64);
const pem = key.export({ format: 'pem', type: 'pkcs8' }).toString();
/** A secret key in which a part is missing; what is there must not be shown. */
const cutOff = pem.slice(0, 100);

/** The part of the PEM file that is secret: behind the header and what all such keys begin with. */
export const SECRET = pem.slice(50, 60);

/** What cannot be given as the option integrity, by what it is called in the feature. */
export const ODD_INTEGRITY: Readonly<Record<string, () => unknown>> = {
  '{ key }': () => ({ key }),
  '{}': () => ({}),
  '{ anchor }': () => ({ anchor: sign }),
  '{ keyId }': () => ({ keyId }),
  '{ key, sign, keyId }': () => ({ key, sign, keyId }),
  '{ sign, keyId }': () => ({ sign, keyId }),
  '{ key, publicKey, keyId }': () => ({ key, publicKey, keyId }),
  '{ key: RSA, keyId }': () => ({
    key: generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey,
    keyId,
  }),
  '{ key: public, keyId }': () => ({ key: publicKey, keyId }),
  '{ key: cut off, keyId }': () => ({ key: cutOff, keyId }),
  '{ key: DER, keyId }': () => ({ key: KEY_FILES['key.der']?.(key), keyId }),
  '{ key: JWK, keyId }': () => ({ key: key.export({ format: 'jwk' }), keyId }),
  '{ key: JSON of a JWK, keyId }': () => ({ key: KEY_FILES['key.json']?.(key), keyId }),
  '{ key: JWK of RSA, keyId }': () => ({
    key: generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ format: 'jwk' }),
    keyId,
  }),
  '{ key: JWK of the public key, keyId }': () => ({
    key: createPublicKey(key).export({ format: 'jwk' }),
    keyId,
  }),
  '{ key: encrypted, keyId }': () => ({ key: KEY_FILES['encrypted.pem']?.(key), keyId }),
  '{ key: of SSH, keyId }': () => ({ key: KEY_FILES['ssh.pem']?.(key), keyId }),
  '{ key: base64, keyId }': () => ({ key: KEY_FILES['word.txt']?.(key), keyId }),
  '{ key: name of a file, keyId }': () => ({ key: 'audit-key.pem', keyId }),
  '{ key: 5, keyId }': () => ({ key: 5, keyId }),
  '{ sign, publicKey: private, keyId }': () => ({ sign, publicKey: key, keyId }),
  '{ sign, publicKey: private PEM, keyId }': () => ({ sign, publicKey: pem, keyId }),
  '{ sign, publicKey: cut off, keyId }': () => ({ sign, publicKey: cutOff, keyId }),
  '{ key, keyId: "two words" }': () => ({ key, keyId: 'two words' }),
  '{ key, keyId, checkpointMs: 10 }': () => ({ key, keyId, checkpointMs: 10 }),
  '{ key, keyId, anchorTimeoutMs: 0 }': () => ({ key, keyId, anchorTimeoutMs: 0 }),
  '{ key, keyId, anchor: "bucket" }': () => ({ key, keyId, anchor: 'bucket' }),
  '{ key, keyId, trusted: text }': () => ({ key, keyId, trusted: 'a checkpoint' }),
  '{ key, keyId, trusted: half a size }': () => ({ key, keyId, trusted: { size: 7.5, root: '' } }),
  '{ key, keyId, trusted: no root }': () => ({ key, keyId, trusted: { size: 7 } }),
  '{ key, keyId, anker: sign }': () => ({ key, keyId, anker: sign }),
};
