import { createPublicKey, KeyObject } from 'node:crypto';
import { asked } from '../asked';
import { isObject } from '../harmless-text';
import { PRIVATE_PEM, pemText } from './pem-text';

/** Which half of a key is wanted. */
export type KeyHalf = 'private' | 'public';

/** Where a key is given: to a function, or in a file that a command was told of. */
export type KeyPlace = 'code' | 'file';

/** What was given in place of a key, and what makes one of it. */
export interface KeyForm {
  /** In a few words that show nothing of what it holds. */
  readonly name: string;
  readonly advice: string;
}

/** What is wanted. */
interface Wanted {
  readonly half: KeyHalf;
  readonly place: KeyPlace;
}

const MAKE_ONE = 'Make one with openssl genpkey -algorithm ed25519';
/** Nobody but the log can make the key that has signed its checkpoints. */
const ASK_FOR_IT = 'Ask for the public key of Ed25519 that belongs to the key of the log';

/** A JWK has the private half in this member; of a text that cannot be read it is looked for. */
const PRIVATE_MEMBER = /"d"\s{0,4}:/;

/** Forms of text, by how they look. */
const TEXTS: readonly (readonly [looks: RegExp, form: (wanted: Wanted, text: string) => KeyForm])[] = [
  [/-----BEGIN ENCRYPTED |Proc-Type: 4,ENCRYPTED/, encrypted],
  [/-----BEGIN OPENSSH |^\s*ssh-[a-z0-9]+ /, ({ half }) => ({ name: 'a key of SSH', advice: another(half) })],
  [/^\s*\{[\s\S]*"kty"/, (wanted, text) => formOfJwk(jwkOf(text), wanted)],
  [/-----BEGIN PUBLIC KEY-----/, ({ half }, text) => publicHalf(half, kindOf(text))],
  [PRIVATE_PEM, ({ half }, text) => (half === 'public' ? privateOf(kindOf(text)) : unknownPem(half))],
  [/-----BEGIN /, ({ half }) => unknownPem(half)],
  [/\n\n\u2014 /, () => ({ name: 'a signed checkpoint', advice: 'Give the key that has signed it' })],
  [/[\0\ufffd]/, der],
  [/^\s*[A-Za-z0-9+/_-]{40,}={0,2}\s*$/, base64],
  [
    /^[^\n]{1,300}\.(?:pem|key|der|pub|crt|txt|json)\s*$/,
    () => ({ name: 'the name of a file', advice: 'Give what is in the file' }),
  ],
];

const MAKE_PUBLIC = 'openssl pkey -in key.pem -pubout -out public.pem makes the public key of it';

/** Only the log may have the private key: a person who has it can make a log that looks true. */
const privateHalf: KeyForm = {
  name: 'a private key, which must not leave the host of the log',
  advice: MAKE_PUBLIC,
};

/** Of a key of another kind the public half would be refused as well. */
function privateOf(kind: string | undefined, advice = MAKE_PUBLIC): KeyForm {
  return kind === undefined || kind === 'ed25519'
    ? { ...privateHalf, advice }
    : { name: `a private key of ${kind.toUpperCase()}, which must not leave its host`, advice: ASK_FOR_IT };
}

function another(half: KeyHalf): string {
  return half === 'public' ? ASK_FOR_IT : MAKE_ONE;
}

function unknownPem(half: KeyHalf): KeyForm {
  return {
    name: 'a PEM file that is not whole or has another key',
    advice: `Give all of it. ${another(half)}`,
  };
}

function encrypted({ half, place }: Wanted): KeyForm {
  const plain = 'openssl pkey -in key.pem -out plain.pem takes the password away';
  const inCode =
    place === 'code' ? '; createPrivateKey({ key, passphrase }) of node:crypto gives a KeyObject' : '';
  return {
    name: 'an encrypted PEM file',
    advice:
      half === 'public'
        ? `It has a private key, which must not leave the host of the log. ${MAKE_PUBLIC}`
        : plain + inCode,
  };
}

/** Recognizes something that cannot be used as a key; `undefined` if it is not recognized, or if reading it throws. */
export function keyFormOf(given: unknown, half: KeyHalf, place: KeyPlace = 'code'): KeyForm | undefined {
  return asked(() => formOf(given, { half, place }), undefined);
}

function formOf(given: unknown, wanted: Wanted): KeyForm | undefined {
  if (typeof given === 'string') {
    return TEXTS.find(([looks]) => looks.test(given))?.[1](wanted, given);
  }
  if (given instanceof KeyObject) {
    return formOfKey(given, wanted.half);
  }
  if (given instanceof Uint8Array || given instanceof ArrayBuffer) {
    const isText = Buffer.from(new Uint8Array(given)).includes('-----BEGIN ');
    return isText
      ? { name: 'the bytes of a PEM file', advice: "Give its text, as readFile(file, 'utf8') does" }
      : der(wanted);
  }
  return isObject(given) ? formOfObject(given, wanted) : undefined;
}

function formOfObject(given: Readonly<Record<string, unknown>>, wanted: Wanted): KeyForm | undefined {
  if (Object.prototype.toString.call(given) === '[object CryptoKey]') {
    return formOfCryptoKey(given, wanted.half);
  }
  if ('publicKey' in given && 'privateKey' in given) {
    return { name: 'a pair of keys', advice: `Give its ${wanted.half}Key` };
  }
  return 'kty' in given ? formOfJwk(given, wanted) : undefined;
}

function formOfCryptoKey({ type, algorithm }: Readonly<Record<string, unknown>>, half: KeyHalf): KeyForm {
  const { name } = Object(algorithm);
  const kind = typeof name === 'string' ? name.toLowerCase() : undefined;
  if (type === 'secret') {
    return secretKey(half);
  }
  if (half === 'public' && type === 'private') {
    return privateOf(kind, publicOf('KeyObject.from(cryptoKey)'));
  }
  return kind === undefined || kind === 'ed25519'
    ? { name: 'a CryptoKey', advice: 'KeyObject.from(cryptoKey) of node:crypto gives a KeyObject' }
    : { name: keyOfKind(kind), advice: another(half) };
}

function publicOf(key: string): string {
  return `createPublicKey(${key}) of node:crypto makes the public key of it`;
}

function formOfKey({ type, asymmetricKeyType: kind }: KeyObject, half: KeyHalf): KeyForm {
  if (type === 'secret') {
    return secretKey(half);
  }
  if (type === 'private' && half === 'public') {
    return privateOf(kind, `${publicOf('key')}, and ${MAKE_PUBLIC}`);
  }
  return type === 'public' ? publicHalf(half, kind) : { name: keyOfKind(kind), advice: another(half) };
}

function secretKey(half: KeyHalf): KeyForm {
  return { name: 'a secret key, which has no two halves', advice: another(half) };
}

/** The kind of a public key in a PEM file; `undefined` if it cannot be read. */
function kindOf(text: string): string | undefined {
  return asked(() => createPublicKey(pemText(text)).asymmetricKeyType, undefined);
}

function keyOfKind(kind: string | undefined): string {
  return `a key of ${String(kind).toUpperCase()}`;
}

function publicHalf(half: KeyHalf, kind: string | undefined): KeyForm {
  if (kind !== undefined && kind !== 'ed25519') {
    return { name: `${keyOfKind(kind)}, and not of Ed25519`, advice: another(half) };
  }
  return half === 'private'
    ? { name: 'a public key', advice: 'Give the private key that it belongs to' }
    : { name: 'a public key that is not whole', advice: ASK_FOR_IT };
}

/** In other advice and in the documentation `key.pem` is the private key, which a command for the public one must not overwrite. */
function fileOf(half: KeyHalf): string {
  return half === 'public' ? 'public.pem' : 'key.pem';
}

function der({ half }: Wanted): KeyForm {
  const kind = half === 'public' ? ' -pubin' : '';
  return {
    name: 'bytes, as a DER file has them',
    advice: `openssl pkey${kind} -inform DER -in key.der -out ${fileOf(half)} makes a PEM file of them`,
  };
}

function base64({ half }: Wanted): KeyForm {
  const kind = half === 'public' ? ' -pubin' : '';
  return {
    name: 'one word, perhaps base64 without the lines BEGIN and END',
    advice: `base64 -d key.txt | openssl pkey${kind} -inform DER -out ${fileOf(half)} makes a PEM file of it`,
  };
}

/** A JWK in a text; of a text that is not whole, or holds something else beside it, only whether it is private. */
function jwkOf(text: string): Readonly<Record<string, unknown>> {
  const parsed: unknown = asked(() => JSON.parse(text), undefined);
  if (isObject(parsed) && 'kty' in parsed) {
    return parsed;
  }
  return PRIVATE_MEMBER.test(text) ? { d: '' } : {};
}

/** The kind of a JWK, as Node calls that of a key; `undefined` if it has none. */
function kindOfJwk({ kty, crv }: Readonly<Record<string, unknown>>): string | undefined {
  const kind = kty === 'OKP' ? crv : kty;
  return typeof kind === 'string' && /^\w{1,16}$/.test(kind) ? kind.toLowerCase() : undefined;
}

function formOfJwk(jwk: Readonly<Record<string, unknown>>, { half, place }: Wanted): KeyForm {
  const isPrivate = 'd' in jwk;
  const kind = kindOfJwk(jwk);
  const [make, type] = half === 'private' ? ['createPrivateKey', 'pkcs8'] : ['createPublicKey', 'spki'];
  const [does, made] =
    place === 'code'
      ? [`${make}({ key: jwk, format: 'jwk' }) of node:crypto`, 'a KeyObject']
      : [
          `node -p 'crypto.${make}({ key: JSON.parse(fs.readFileSync("key.json", "utf8")), format: "jwk" }).export({ format: "pem", type: "${type}" })' > ${fileOf(half)}`,
          'a PEM file',
        ];
  if (kind === 'oct') {
    return secretKey(half);
  }
  if (isPrivate && half === 'public') {
    return privateOf(kind, `${does} makes the public key of it`);
  }
  if (kind !== undefined && (kind !== 'ed25519' || (half === 'private' && !isPrivate))) {
    return publicHalf(half, kind);
  }
  return { name: 'a JWK', advice: `${does} makes ${made} of it` };
}
