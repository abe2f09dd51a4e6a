import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

const pemOf = (key: KeyObject) => key.export({ format: 'pem', type: 'pkcs8' }).toString();
const derOf = (key: KeyObject) => key.export({ format: 'der', type: 'pkcs8' });

/** A key in every form in which people have keys, by the file that it is in. */
export const KEY_FILES: Readonly<Record<string, (key: KeyObject) => string | Buffer>> = {
  'written.pem': (key) => pemOf(key).replaceAll('\n', '\\n'),
  'indented.pem': (key) => pemOf(key).replaceAll('\n', '\r\n    '),
  'key.der': derOf,
  'key.json': (key) => JSON.stringify(key.export({ format: 'jwk' })),
  'encrypted.pem': (key) =>
    key.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'secret' }),
  'word.txt': (key) => derOf(key).toString('base64'),
  'ssh.pem': (key) =>
    `-----BEGIN OPENSSH PRIVATE KEY-----\n${derOf(key).toString('base64')}\n-----END OPENSSH PRIVATE KEY-----\n`,
  'ssh.pub': (key) => `ssh-ed25519 ${derOf(key).toString('base64')} ada@example.com\n`,
  'public.pem': (key) => createPublicKey(key).export({ format: 'pem', type: 'spki' }),
  'public.der': (key) => createPublicKey(key).export({ format: 'der', type: 'spki' }),
  'rsa.pem': () => pemOf(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey),
};
