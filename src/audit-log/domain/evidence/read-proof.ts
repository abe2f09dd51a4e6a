import { asked } from '../asked';
import { ENTRY_FIELDS, type EntryRow } from '../entry-row';
import { AuditEvidenceError } from '../evidence-error';
import { describeValue, isObject, quoteText } from '../harmless-text';
import { isOfAnotherKind } from '../is-of-another-kind';
import { asSentence, sentenceOf } from '../sentence';
import { readHash } from './base64';
import { type PersonalHalf, PROOF_FORMAT, PROOF_VERSION, type ProofSteps } from './entry-proof';
import type { Hash } from './hash';
import { PERSONAL_PLACES } from './leaf-text';
import { repeatedMember } from './repeated-member';
import { SALT_LENGTH } from './salts';

/** Larger than any entry: details have 16 MiB at most, and escaping can make six characters of one. */
const TEXT_LENGTH_MAX = 128 * 2 ** 20;
/** No tree is deeper: it would have more leaves than numbers can count. */
const PATH_LENGTH_MAX = 64;

const HEX_HASH = /^[0-9a-f]{64}$/;
const SALT = new RegExp(`^[A-Za-z0-9+/]{${SALT_LENGTH}}$`);

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a proof, which may come from anybody: its JSON, or what that was parsed to.
 *
 * This only checks that it has the form of a proof. Nothing in it is believed yet.
 *
 * @throws AuditEvidenceError (`AUDIT_PROOF_INVALID`) naming what is wrong with it.
 */
export function readProof(given: unknown): ProofSteps {
  const proof = fieldsOf('The proof', parse(given));
  if (proof.format !== PROOF_FORMAT) {
    throw invalid(`its format is ${describeValue(proof.format)}, and must be "${PROOF_FORMAT}"`);
  }
  if (proof.version !== PROOF_VERSION) {
    throw invalid(
      `its version is ${describeValue(proof.version)}, and this release reads ${PROOF_VERSION}; a later one may read it`,
    );
  }
  refuseUnknown('The proof', proof, [
    'format',
    'version',
    'entry',
    'salt',
    'personal',
    'leaf',
    'batch',
    'log',
  ]);
  const row = readRow(membersOf(proof, 'entry', ENTRY_FIELDS));
  const leaf = membersOf(proof, 'leaf', ['index', 'path']);
  const batch = membersOf(proof, 'batch', ['firstSeq', 'rows', 'writer', 'batch', 'before']);
  const log = membersOf(proof, 'log', ['index', 'size', 'path']);
  return {
    row,
    half: readHalf(proof, row),
    leaf: { index: count('"leaf.index"', leaf.index), path: readPath('leaf.path', leaf.path) },
    batch: {
      firstSeq: count('"batch.firstSeq"', batch.firstSeq),
      rows: count('"batch.rows"', batch.rows),
      writer: batch.writer === null ? null : text('"batch.writer"', batch.writer),
      batch: batch.batch === null ? null : count('"batch.batch"', batch.batch),
    },
    before: hash('"batch.before"', batch.before),
    log: {
      index: count('"log.index"', log.index),
      size: count('"log.size"', log.size),
      path: readPath('log.path', log.path),
    },
  };
}

/** An object is turned into text and back, too: so it becomes plain data, without getters and without anything from a prototype. */
function parse(given: unknown): unknown {
  try {
    const isOther = isObject(given) && isOfAnotherKind(given) && !Array.isArray(given);
    const json: unknown = typeof given === 'string' || isOther ? given : JSON.stringify(given);
    if (typeof json !== 'string') {
      throw invalid(`it is ${describeValue(given)}, and must be an object, or a text of JSON`);
    }
    if (json.length > TEXT_LENGTH_MAX) {
      throw invalid(`it has ${json.length} characters, and may have ${TEXT_LENGTH_MAX}`);
    }
    const value: unknown = JSON.parse(json);
    const repeated = typeof given === 'string' ? repeatedMember(given) : undefined;
    if (repeated !== undefined) {
      throw invalid(`it has the member ${quoteText(repeated)} twice in one object`);
    }
    return value;
  } catch (error) {
    throw error instanceof AuditEvidenceError ? error : invalid(`it is no JSON: ${sentenceOf(error)}`, error);
  }
}

/** A proof has either the personal values with their salt, or the hash that is left of them. */
function readHalf({ salt, personal }: Fields, row: EntryRow): PersonalHalf {
  if (personal === undefined) {
    return { salt: matching('"salt"', salt, SALT) };
  }
  const digits = matching('"personal"', personal, HEX_HASH);
  if (salt !== undefined || PERSONAL_PLACES.some((place) => row[place] !== null)) {
    throw invalid(
      '"personal" is the hash of values that were erased, and the values or their salt are there',
    );
  }
  return { personal: digits };
}

function readRow(entry: Fields): EntryRow {
  const optional = (name: string) =>
    entry[name] === undefined ? null : text(`"entry.${name}"`, entry[name]);
  return [
    text('"entry.id"', entry.id),
    time('"entry.time"', entry.time),
    text('"entry.eventType"', entry.eventType),
    optional('actor'),
    optional('subject'),
    optional('outcome'),
    optional('correlationId'),
    optional('tenant'),
    optional('sourceAddress'),
    optional('userAgent'),
    optional('sessionId'),
    optional('traceId'),
    entry.occurredAt === undefined ? null : time('"entry.occurredAt"', entry.occurredAt),
    optional('details'),
  ];
}

function membersOf(proof: Fields, name: string, known: readonly string[]): Fields {
  const members = fieldsOf(`"${name}"`, proof[name]);
  refuseUnknown(`"${name}"`, members, known);
  return members;
}

function fieldsOf(what: string, value: unknown): Fields {
  if (!isObject(value) || Array.isArray(value)) {
    throw invalid(`${what} is ${describeValue(value)}, and must be an object`);
  }
  return Object.assign(Object.create(null), value);
}

function refuseUnknown(what: string, fields: Fields, known: readonly string[]): void {
  const unknown = Object.keys(fields).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw invalid(`${what} has ${quoteText(unknown)}, of which this release knows nothing`);
  }
}

/** Half a character is refused: it is hashed as U+FFFD, so that another text would have the same hash. */
function text(name: string, value: unknown): string {
  return typeof value === 'string' && value.isWellFormed()
    ? value
    : refuse({ name, value, range: 'a text without halves of characters' });
}

function matching(name: string, value: unknown, form: RegExp): string {
  return typeof value === 'string' && form.test(value)
    ? value
    : refuse({
        name,
        value,
        range: form === SALT ? `${SALT_LENGTH} characters of base64` : '64 hexadecimal digits',
      });
}

function count(name: string, value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : refuse({ name, value, range: 'a whole number from 0' });
}

/** Only the one form in which times are handed out. */
function time(name: string, value: unknown): number {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString() === value
    ? ms
    : refuse({ name, value, range: 'a time such as "2026-11-27T10:00:00.000Z"' });
}

/**
 * Reads a path: a list of hashes in base64.
 *
 * @param whole what the path is a part of, as the message names it.
 * @throws AuditEvidenceError (`AUDIT_PROOF_INVALID`) where it is none, naming the hash that is wrong.
 */
export function readPath(name: string, value: unknown, whole = 'proof'): Hash[] {
  const list = copyOfList(value);
  if (list === undefined || list.length > PATH_LENGTH_MAX) {
    throw invalid(
      `"${name}" is ${describeValue(value)}, and must be a list of at most ${PATH_LENGTH_MAX} hashes`,
      undefined,
      whole,
    );
  }
  return list.map((one, index) => hash(`"${name}[${index}]"`, one, whole));
}

/**
 * Copies at most one item more than is allowed, which is enough to refuse a list that is too long. `undefined` if the value is no list, or
 * if reading it throws, as with a revoked proxy.
 */
function copyOfList(value: unknown): readonly unknown[] | undefined {
  return asked(() => (Array.isArray(value) ? value.slice(0, PATH_LENGTH_MAX + 1) : undefined), undefined);
}

function hash(name: string, value: unknown, whole = 'proof'): Hash {
  return (
    readHash(value) ??
    refuse({ name, value, whole, range: '32 bytes in base64: 44 characters, of which the last is "="' })
  );
}

/** A value that is not what it must be. */
interface RefusedValue {
  readonly name: string;
  readonly value: unknown;
  readonly range: string;
  readonly whole?: string;
}

function refuse({ name, value, range, whole }: RefusedValue): never {
  throw invalid(`${name} is ${describeValue(value)}, and must be ${range}`, undefined, whole);
}

function invalid(why: string, cause?: unknown, whole = 'proof'): AuditEvidenceError {
  const message = `The ${whole} cannot be read: ${asSentence(why)} Give it as it was handed out.`;
  return new AuditEvidenceError('AUDIT_PROOF_INVALID', message, cause);
}
