import { type KeyObject, verify } from 'node:crypto';
import { AuditEvidenceError } from '../evidence-error';
import { describeValue, quoteText } from '../harmless-text';
import { readBase64 } from './base64';
import { readCheckpointLines } from './checkpoint-lines';
import type { KeyPlace } from './key-form';
import { isKeyName, keyIdOf, type VerifyingKey } from './verifying-key';

/** The longest note that is read: it is read before its signer is known. */
const NOTE_LENGTH_MAX = 1_000_000;
const SIGNATURES_MAX = 100;
const ID_BYTES = 4;

/** What no note may have: controls but line feeds, and halves of characters, which are no UTF-8. */
const FORBIDDEN = /(?!\n)[\p{Cc}\p{Cs}]/u;
const SIGNATURE_LINE = /^\u2014 (?<name>[^ ]+) (?<base64>[^ ]+)$/;

const ANOTHER_KEY: Readonly<Record<KeyPlace, string>> = {
  code: 'Give a checkpoint of the log of that key, or as publicKey the key of the other log, from somebody you trust; where a log has changed its key, a list of both',
  file: 'Give --checkpoint one of the log of that key, or --public-key the key of the other log, from somebody you trust',
};

const A_SIGNED_ONE: Readonly<Record<KeyPlace, string>> = {
  code: 'Give a signed one, as checkpoint() of a log makes it whose option integrity has a key. If you have kept this one where nobody could change it, verify() takes its size and root as trusted',
  file: 'Give a signed one: audit-race checkpoint --key <file> --key-id <name> makes it',
};

/** A signature with which a note was signed. */
export interface NoteSignature {
  /** The name of the key, as the signature says. */
  readonly name: string;
  /** The id of the key: eight hexadecimal digits. */
  readonly id: string;
  readonly signature: Uint8Array;
}

/** A text, and who has signed it (C2SP signed-note). */
export interface OpenedNote {
  /** The text that was signed; it ends in a line feed. */
  readonly text: string;
  /** The name under which the key that verified it has signed. */
  readonly signer: string;
}

/** A text with signatures behind it. */
export function noteOf(text: string, signatures: readonly NoteSignature[]): string {
  const lines = signatures.map(({ name, id, signature }) => {
    const bytes = Buffer.concat([Buffer.from(id, 'hex'), signature]);
    return `\u2014 ${name} ${bytes.toString('base64')}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

/**
 * Gives the text of a note that was signed by one of these keys. Signatures of other keys are not looked at.
 *
 * @throws AuditEvidenceError (`AUDIT_CHECKPOINT_INVALID`) where it is no note, and (`AUDIT_CHECKPOINT_UNTRUSTED`) where none of
 * the keys has signed it, or a signature of one of them is wrong.
 */
export function openNote(note: unknown, keys: readonly VerifyingKey[], place: KeyPlace = 'code'): OpenedNote {
  const { text, signatures } = readNote(note, place);
  const ours = signatures.flatMap((signature) => {
    const key = keys.find((one) => isOf(one, signature))?.key;
    return key === undefined ? [] : [{ ...signature, key }];
  });
  const [first] = ours;
  if (first === undefined) {
    throw untrusted(
      `It was signed by ${namesOf(signatures)}, and ${notBy(keys, signatures)}`,
      ANOTHER_KEY[place],
    );
  }
  const wrong = ours.find(({ key, signature }) => !verify(null, Buffer.from(text), key, signature));
  if (wrong !== undefined) {
    throw untrusted(
      `The signature of ${namesOf([wrong])} is not one of this text: one of them was changed`,
      'Give the checkpoint as it was handed out',
    );
  }
  return { text, signer: first.name };
}

/** Keys as people know them: each name with the id under it. */
function namesOf(named: readonly { readonly name: string; readonly id: string }[]): string {
  return named.map(({ name, id }) => `${quoteText(name)} (${id})`).join(', ');
}

/** The id of a key is that under a name: a key without one is shown under the name of the signature. */
function notBy(keys: readonly VerifyingKey[], [first]: readonly NoteSignature[]): string {
  const signedAs = first?.name ?? '';
  const given = keys.map(({ name, key }) =>
    name === undefined
      ? `one without a name (${keyIdOf(signedAs, key)} under ${quoteText(signedAs)})`
      : namesOf([{ name, id: keyIdOf(name, key) }]),
  );
  if (given.length === 0) {
    return 'no key was given';
  }
  return `not by the ${given.length === 1 ? 'key that was' : 'keys that were'} given, ${given.join(', ')}`;
}

function isOf(
  { name, key }: { readonly name: string | undefined; readonly key: KeyObject },
  signature: NoteSignature,
): boolean {
  return (name ?? signature.name) === signature.name && keyIdOf(signature.name, key) === signature.id;
}

function readNote(
  note: unknown,
  place: KeyPlace,
): { readonly text: string; readonly signatures: readonly NoteSignature[] } {
  if (typeof note !== 'string') {
    throw invalid(`it is ${describeValue(note)}, and must be a text`);
  }
  if (note.length > NOTE_LENGTH_MAX) {
    throw invalid(`it has ${note.length} characters, and may have ${NOTE_LENGTH_MAX}`);
  }
  if (note.startsWith('\ufeff')) {
    throw invalid('it begins with a byte order mark, which an editor may have put there');
  }
  if (note.includes('-----BEGIN ')) {
    throw invalid('it is a PEM file, as keys are');
  }
  const unsigned = readCheckpointLines(note.trimEnd());
  if (unsigned !== undefined) {
    throw new AuditEvidenceError(
      'AUDIT_CHECKPOINT_INVALID',
      `The checkpoint of the log ${quoteText(unsigned.origin)} is unsigned: anybody can have written it. ${A_SIGNED_ONE[place]}.`,
    );
  }
  if (FORBIDDEN.test(note)) {
    throw invalid('it has control characters, such as a carriage return, or halves of characters');
  }
  const end = note.lastIndexOf('\n\n');
  if (end < 1 || !note.endsWith('\n')) {
    throw invalid(
      note.trimStart().startsWith('{')
        ? 'it is JSON. Give only its member text, which is the checkpoint'
        : 'it must be a text, an empty line, and lines of signatures that end in a line feed',
    );
  }
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > SIGNATURES_MAX) {
    throw invalid(`it has ${lines.length} signatures, and may have ${SIGNATURES_MAX}`);
  }
  return { text: note.slice(0, end + 1), signatures: lines.map(readSignature) };
}

function readSignature(line: string): NoteSignature {
  const { name, base64 = '' } = SIGNATURE_LINE.exec(line)?.groups ?? {};
  const bytes = readBase64(base64);
  if (!isKeyName(name) || bytes === undefined || bytes.length <= ID_BYTES) {
    throw invalid(`${quoteText(line)} is no line of a signature`);
  }
  return { name, id: bytes.toString('hex', 0, ID_BYTES), signature: bytes.subarray(ID_BYTES) };
}

function invalid(why: string): AuditEvidenceError {
  return new AuditEvidenceError(
    'AUDIT_CHECKPOINT_INVALID',
    `The checkpoint cannot be read: ${why}. Give it as it was handed out, with every line feed.`,
  );
}

function untrusted(why: string, advice: string): AuditEvidenceError {
  return new AuditEvidenceError(
    'AUDIT_CHECKPOINT_UNTRUSTED',
    `The checkpoint cannot be trusted. ${why}. Do not believe what it says. ${advice}.`,
  );
}
