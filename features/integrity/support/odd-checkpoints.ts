import {
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  type KeyObject,
  webcrypto,
} from 'node:crypto';
import { verifierKey } from 'audit-race/verify';
import { checkpointText } from '#audit-log/domain/evidence/checkpoint-note';
import { bytesLeafHash } from '#audit-log/domain/evidence/merkle-tree';
import { KEY_FILES } from '../../command-line/support/key-files';
import { keyOf, LOG_NAME, type MadeLog, signedNote } from './made-log';

const pemOf = (key: KeyObject) => createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString();

/** A key as WebCrypto holds it. */
async function cryptoKeyOf(key: KeyObject, usage: 'sign' | 'verify'): Promise<unknown> {
  const jwk = key.export({ format: 'jwk' });
  return await webcrypto.subtle.importKey('jwk', jwk, { name: 'Ed25519' }, false, [usage]);
}

/** How Grace reads a checkpoint: with which key, and of which log it is to be. */
interface Reading {
  readonly publicKey?: unknown;
  readonly origin?: string;
}

const rsa = () => generateKeyPairSync('rsa', { modulusLength: 1024 });
const ec = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** In which forms a key is given, by what they are called in the feature. */
export const KEY_FORMS: Readonly<Record<string, (key: KeyObject) => Reading | Promise<Reading>>> = {
  'its line': (key) => ({ publicKey: verifierKey(LOG_NAME, key) }),
  'its line, and a line feed behind it': (key) => ({ publicKey: `${verifierKey(LOG_NAME, key)}\n` }),
  'its PEM file': (key) => ({ publicKey: pemOf(key) }),
  'its PEM file, with line ends that are written as \\n': (key) => ({
    publicKey: pemOf(key).replaceAll('\n', '\\n'),
  }),
  'its PEM file, in one line': (key) => ({ publicKey: pemOf(key).replaceAll('\n', ' ') }),
  'the bytes of its DER file': (key) => ({ publicKey: KEY_FILES['public.der']?.(key) }),
  'the bytes of its PEM file': (key) => ({ publicKey: Buffer.from(pemOf(key)) }),
  'its JWK': (key) => ({ publicKey: createPublicKey(key).export({ format: 'jwk' }) }),
  'the JWK of the private key': (key) => ({ publicKey: key.export({ format: 'jwk' }) }),
  'the JWK of a private RSA key': () => ({ publicKey: rsa().privateKey.export({ format: 'jwk' }) }),
  'the JSON of the JWK of a private EC key': () => ({
    publicKey: JSON.stringify(ec().privateKey.export({ format: 'jwk' })),
  }),
  'the JWK of an EC key': () => ({ publicKey: ec().publicKey.export({ format: 'jwk' }) }),
  'the JWK of a secret key': () => ({
    publicKey: createSecretKey(Buffer.from('secret')).export({ format: 'jwk' }),
  }),
  'the CryptoKey of a private EC key': async () => ({
    publicKey: (await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']))
      .privateKey,
  }),
  'its encrypted PEM file': (key) => ({ publicKey: KEY_FILES['encrypted.pem']?.(key) }),
  'the name of its file': () => ({ publicKey: '/etc/audit/key.pem' }),
  'a KeyObject': (key) => ({ publicKey: createPublicKey(key) }),
  'the private key': (key) => ({ publicKey: key }),
  'the PEM file of the private key': (key) => ({
    publicKey: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
  }),
  'an earlier key and its line': (key) => ({
    publicKey: [pemOf(keyOf(9)), verifierKey(LOG_NAME, key)],
  }),
  'an RSA key': () => ({ publicKey: rsa().publicKey }),
  'the CryptoKey of the private key': async (key) => ({ publicKey: await cryptoKeyOf(key, 'sign') }),
  'its CryptoKey': async (key) => ({ publicKey: await cryptoKeyOf(createPublicKey(key), 'verify') }),
  'the pair of its keys': (key) => ({ publicKey: { publicKey: createPublicKey(key), privateKey: key } }),
  'the private RSA key': () => ({ publicKey: rsa().privateKey }),
  'the PEM file of an EC key': () => ({
    publicKey: pemOf(ec().privateKey),
  }),
  'its checkpoint in its place': () => ({
    publicKey: 'example.com/audit\n1\nAAAA\n\n\u2014 example.com/audit AAAA\n',
  }),
  'a secret key': () => ({ publicKey: createSecretKey(Buffer.from('secret')) }),
  'the PEM file of another key': () => ({ publicKey: pemOf(keyOf(9)) }),
  'two other keys': () => ({ publicKey: [pemOf(keyOf(9)), verifierKey('example.com/other', keyOf(2))] }),
  'a number': () => ({ publicKey: 5 }),
  'a line with another id': (key) => ({ publicKey: verifierKey(LOG_NAME, key).replace('audit+', 'audits+') }),
  'a line of another kind of key': (key) => ({ publicKey: verifierKey(LOG_NAME, key).replace('+A', '+B') }),
  'a PEM file that was cut off': (key) => ({
    publicKey: key.export({ format: 'pem', type: 'pkcs8' }).toString().slice(0, 90),
  }),
  'no key': () => ({}),
  'an empty list': () => ({ publicKey: [] }),
  'the line of another name': (key) => ({ publicKey: verifierKey('example.com/other', key) }),
  'its line, for another log': (key) => ({
    publicKey: verifierKey(LOG_NAME, key),
    origin: 'example.com/other',
  }),
};

export const IMPOSSIBLE_NAMES: readonly unknown[] = [
  '',
  'two words',
  'a+b',
  'no\u00a0break',
  'next\u0085line',
  'half\ud800',
  'x'.repeat(201),
  5,
];

/** Only the lines of signatures of a note. */
const signaturesOf = (note: string) => note.slice(note.lastIndexOf('\n\n') + 2);

/** Checkpoints that others had a hand in, by what they are called in the feature. */
export const SIGNED_BY_OTHERS: Readonly<Record<string, (log: MadeLog) => string>> = {
  'that 15 others have signed as well': (log) => {
    const note = log.checkpoint();
    const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
    const others = Array.from({ length: 15 }, (_, index) =>
      signaturesOf(signedNote(text, `witness.example/${index}`, keyOf(20 + index))),
    );
    return `${text}\n${others.join('')}${signaturesOf(note)}`;
  },
  'that another key has signed under the same name': (log) =>
    log.checkpoint() + signaturesOf(log.checkpoint(log.size, LOG_NAME, keyOf(2))),
  'that its key has signed twice, the second time wrongly': (log) =>
    log.checkpoint() + signaturesOf(log.checkpoint(1)),
  'with an extension line': (log) =>
    signedNote(`${log.checkpoint().split('\n\n')[0]}\nsomething else\n`, LOG_NAME, log.key),
};

const ROOT = bytesLeafHash(Buffer.from('root'));
const signed = (text: string) => (log: MadeLog) => signedNote(text, LOG_NAME, log.key);
const sized = (size: string) =>
  signed(checkpointText({ origin: LOG_NAME, size: 7, root: ROOT }).replace('\n7\n', `\n${size}\n`));
const inSignature = (from: RegExp, to: string) => (log: MadeLog) => log.checkpoint().replace(from, to);

/** What is no checkpoint, by what it is called in the feature. */
export const ODD_CHECKPOINTS: Readonly<Record<string, (log: MadeLog) => unknown>> = {
  nothing: () => undefined,
  'an empty text': () => '',
  'a text without signatures': (log) => `${log.checkpoint().split('\n\n')[0]}\n`,
  'a text whose signatures were cut off': (log) => log.checkpoint().replace(/\u2014.*/s, ''),
  'a text without its last line feed': (log) => log.checkpoint().split('\n\n')[0],
  'the JSON of a checkpoint': (log) => JSON.stringify({ text: log.checkpoint() }),
  'a text that was cut off': (log) => log.checkpoint().slice(0, -2),
  'a text with carriage returns': (log) => log.checkpoint().replaceAll('\n', '\r\n'),
  'a text with half a character': (log) => `\ud800${log.checkpoint()}`,
  'a text of two million characters': () => 'x'.repeat(2e6),
  'a text with 101 signatures': (log) => log.checkpoint() + signaturesOf(log.checkpoint()).repeat(100),
  'a text with a hyphen before the name': inSignature(/\u2014/, '-'),
  'a text with a signature of 3 bytes': inSignature(/ \S+\n$/, ' AAAA\n'),
  'a text with base64 that has no padding': inSignature(/=\n$/, '\n'),
  'a signed text with two lines': signed(`${LOG_NAME}\n7\n`),
  'a signed size of 007': sized('007'),
  'a signed size of 2^53': sized(String(2 ** 53)),
  'a signed size of -1': sized('-1'),
  'a signed root of 31 bytes': signed(`${LOG_NAME}\n7\n${Buffer.alloc(31).toString('base64')}\n`),
  'a signed text without a name': signed(checkpointText({ origin: '', size: 7, root: ROOT })),
  'a signed text with an empty line': signed(
    `${checkpointText({ origin: LOG_NAME, size: 7, root: ROOT })}\nmore\n`,
  ),
};
