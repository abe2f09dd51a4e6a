import { KeyObject } from 'node:crypto';
import { asked } from '../asked';
import { isObject } from '../harmless-text';
import { PRIVATE_PEM } from './pem-text';

/** Which half of a key is wanted. */
export type KeyHalf = 'private' | 'public';

/** What was given in place of a key, and what makes one of it. */
export interface KeyForm {
  /** In a few words that show nothing of what it holds. */
  readonly name: string;
  readonly advice: string;
}

const MAKE_ONE = 'Make one with openssl genpkey -algorithm ed25519';

/** A JWK has the private half in this member. */
const PRIVATE_MEMBER = /"d"\s{0,4}:/;

/** Forms of text, by how they look. */
const TEXTS: readonly (readonly [looks: RegExp, form: (half: KeyHalf, text: string) => KeyForm])[] = [
  [/-----BEGIN ENCRYPTED |Proc-Type: 4,ENCRYPTED/, encrypted],
  [/-----BEGIN OPENSSH |^\s*ssh-[a-z0-9]+ /, () => ({ name: 'a key of SSH', advice: MAKE_ONE })],
  [/^\s*\{[\s\S]*"kty"/, (half, text) => formOfJwk(PRIVATE_MEMBER.test(text), half)],
  [/-----BEGIN PUBLIC KEY-----/, publicHalf],
  [PRIVATE_PEM, (half) => (half === 'public' ? privateHalf : unknownPem)],
  [/-----BEGIN /, () => unknownPem],
  [/[\0\ufffd]/, der],
  [/^\s*[A-Za-z0-9+/_-]{40,}={0,2}\s*$/, base64],
  [
    /^[^\n]{1,300}\.(?:pem|key|der|pub|crt|txt|json)\s*$/,
    () => ({ name: 'the name of a file', advice: 'Give what is in the file' }),
  ],
];

const unknownPem: KeyForm = {
  name: 'a PEM file that is not whole or has another key',
  advice: `Give all of it. ${MAKE_ONE}`,
};

/** Only the log may have the private key: a person who has it can make a log that looks true. */
const privateHalf: KeyForm = {
  name: 'a private key, which must not leave the host of the log',
  advice: 'openssl pkey -in key.pem -pubout -out public.pem makes the public key of it',
};

function encrypted(half: KeyHalf): KeyForm {
  return {
    name: 'an encrypted PEM file',
    advice:
      half === 'public'
        ? `It has a private key, which must not leave the host of the log. ${privateHalf.advice}`
        : 'openssl pkey -in key.pem -out plain.pem takes the password away; createPrivateKey({ key, passphrase }) of node:crypto gives a KeyObject',
  };
}

/** Recognizes something that cannot be used as a key; `undefined` if it is not recognized, or if reading it throws. */
export function keyFormOf(given: unknown, half: KeyHalf): KeyForm | undefined {
  return asked(() => formOf(given, half), undefined);
}

function formOf(given: unknown, half: KeyHalf): KeyForm | undefined {
  if (typeof given === 'string') {
    return TEXTS.find(([looks]) => looks.test(given))?.[1](half, given);
  }
  if (given instanceof KeyObject) {
    return formOfKey(given, half);
  }
  if (given instanceof Uint8Array || given instanceof ArrayBuffer) {
    const isText = Buffer.from(new Uint8Array(given)).includes('-----BEGIN ');
    return isText
      ? { name: 'the bytes of a PEM file', advice: "Give its text, as readFile(file, 'utf8') does" }
      : der(half);
  }
  if (Object.prototype.toString.call(given) === '[object CryptoKey]') {
    return { name: 'a CryptoKey', advice: 'KeyObject.from(cryptoKey) of node:crypto gives a KeyObject' };
  }
  return isObject(given) && 'kty' in given ? formOfJwk('d' in given, half) : undefined;
}

function formOfKey({ type, asymmetricKeyType }: KeyObject, half: KeyHalf): KeyForm {
  if (type === 'secret') {
    return { name: 'a secret key, which has no two halves', advice: MAKE_ONE };
  }
  if (type === 'private' && half === 'public') {
    return privateHalf;
  }
  return asymmetricKeyType === 'ed25519'
    ? publicHalf(half)
    : { name: `a key of ${String(asymmetricKeyType).toUpperCase()}`, advice: MAKE_ONE };
}

function publicHalf(half: KeyHalf): KeyForm {
  return half === 'private'
    ? { name: 'a public key', advice: 'Give the private key that it belongs to' }
    : { name: 'a public key of another kind, or one that is not whole', advice: MAKE_ONE };
}

/** In other advice and in the documentation `key.pem` is the private key, which a command for the public one must not overwrite. */
function fileOf(half: KeyHalf): string {
  return half === 'public' ? 'public.pem' : 'key.pem';
}

function der(half: KeyHalf): KeyForm {
  const kind = half === 'public' ? ' -pubin' : '';
  return {
    name: 'bytes, as a DER file has them',
    advice: `openssl pkey${kind} -inform DER -in key.der -out ${fileOf(half)} makes a PEM file of them`,
  };
}

function base64(half: KeyHalf): KeyForm {
  const kind = half === 'public' ? ' -pubin' : '';
  return {
    name: 'one word, perhaps base64 without the lines BEGIN and END',
    advice: `base64 -d key.txt | openssl pkey${kind} -inform DER -out ${fileOf(half)} makes a PEM file of it`,
  };
}

function formOfJwk(isPrivate: boolean, half: KeyHalf): KeyForm {
  return isPrivate && half === 'public' ? privateHalf : jwk(half);
}

function jwk(half: KeyHalf): KeyForm {
  const [make, type] = half === 'private' ? ['createPrivateKey', 'pkcs8'] : ['createPublicKey', 'spki'];
  return {
    name: 'a JWK',
    advice: `${make}({ key: jwk, format: 'jwk' }) of node:crypto gives a KeyObject, and node -p 'crypto.${make}({ key: JSON.parse(fs.readFileSync("key.json", "utf8")), format: "jwk" }).export({ format: "pem", type: "${type}" })' > ${fileOf(half)} a PEM file`,
  };
}
