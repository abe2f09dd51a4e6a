import { types } from 'node:util';

/** What can forge a line or the order in which it is read: controls, line separators, direction overrides, halves of characters. */
const FORGING = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;

/** What PostgreSQL refuses, so that one such text would block its batch for good: NUL, and halves of characters. */
const POISONOUS = /[\0\p{Cs}]/gu;

/** Most texts match this, and the test costs less than a search for rare characters. */
const PRINTABLE_ASCII = /^[ -~]*$/;

/** What a URL has behind its scheme. */
const BEHIND_SCHEME = /(?<=:\/\/)[^\s"'<>]+/g;

const SHOWN_LENGTH_MAX = 60;

/** How a message names objects of well-known kinds. */
const KINDS: readonly (readonly [string, (value: object) => boolean])[] = [
  ['a list', Array.isArray],
  ['a Map', types.isMap],
  ['a Set', types.isSet],
  ['a Promise', types.isPromise],
];

/** Names of classes that tell nothing about an object. */
const PLAIN_NAMES: ReadonlySet<string> = new Set(['', 'Object']);

/**
 * Text that stays on one line wherever it is shown: what could forge another line is written visibly, a line feed as the
 * six characters `\u000a`. Not meant to be undone: a backslash stays as it is.
 */
export function harmlessLine(text: string): string {
  return PRINTABLE_ASCII.test(text) ? text : text.replace(FORGING, escapedText);
}

/** Text that every store takes: line feeds and the like stay, NUL and halves of characters are written visibly. */
export function harmlessText(text: string): string {
  return PRINTABLE_ASCII.test(text) ? text : text.replace(POISONOUS, escapedText);
}

/** Whether every store accepts this text, and every operating system accepts it in the name of a file. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** Text as the escapes that JSON has for it, such as `\\u000a`. */
export function escapedText(text: string): string {
  return Array.from(
    { length: text.length },
    (_, index) => `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}

/**
 * A value in the words of an error message, with its type: `"50" (text)`, `50 (number)`, `a list`. Short, on one line, and
 * without calling code of the value, such as its `toString`.
 */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value.length > SHOWN_LENGTH_MAX ? quoteText(value) : `${quoteText(value)} (text)`;
    case 'object':
      return describeObject(value);
    case 'function':
      return 'a function';
    case 'undefined':
      return 'undefined';
    case 'bigint':
      return `${describeBigInt(value)} (bigint)`;
    default:
      return `${shorten(String(value))} (${typeof value})`;
  }
}

/** A name or another text in the words of an error message: in quotes, short and on one line. */
export function quoteText(text: string): string {
  return text.length > SHOWN_LENGTH_MAX
    ? `text of ${text.length} characters that begins with "${shorten(text)}"`
    : `"${harmlessLine(text)}"`;
}

/**
 * The message of an error; for a thrown value that is no error, a description of it. This never throws. A URL in the message keeps
 * only its scheme and host: the rest may be a password, a token or the name of a customer.
 */
export function messageOf(error: unknown): string {
  try {
    const message: unknown = error instanceof Error ? error.message : error;
    return typeof message === 'string' && message !== error
      ? message.replace(BEHIND_SCHEME, hostOf)
      : describeValue(message);
  } catch {
    return 'an error that cannot be read';
  }
}

/** Whether a value has members of its own to be looked at. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Whether a value is a list and no proxy, so that reading it runs no foreign code. */
export function isList(value: unknown): value is readonly unknown[] {
  return !types.isProxy(value) && Array.isArray(value);
}

/** Runs no code of the value. Of a proxy it says only that it is one, because to look further would run the traps of the proxy. */
function describeObject(value: object | null): string {
  if (value === null) {
    return 'null';
  }
  if (types.isProxy(value)) {
    return 'a Proxy';
  }
  if (types.isDate(value)) {
    return Number.isNaN(Date.prototype.getTime.call(value)) ? 'an invalid Date' : 'a Date';
  }
  const [kind] = KINDS.find(([, isOne]) => isOne(value)) ?? [classOf(value)];
  return kind ?? 'an object';
}

/** Names the class of an object; `undefined` for a plain object, and if the name cannot be read without a getter or a proxy. */
function classOf(value: object): string | undefined {
  const prototype: unknown = Object.getPrototypeOf(value);
  const name = ownText(ownValue(prototype, 'constructor'), 'name');
  return name === undefined || PLAIN_NAMES.has(name)
    ? undefined
    : `an object of the class ${quoteText(name)}`;
}

function ownText(of: unknown, name: string): string | undefined {
  const value = ownValue(of, name);
  return typeof value === 'string' ? value : undefined;
}

function ownValue(of: unknown, name: string): unknown {
  const isReadable = (isObject(of) || typeof of === 'function') && !types.isProxy(of);
  return isReadable ? Object.getOwnPropertyDescriptor(of, name)?.value : undefined;
}

/** Leaves out the digits of a large number: computing them takes longer than the message is worth. */
function describeBigInt(value: bigint): string {
  return BigInt.asIntN(64, value) === value ? `${value}n` : 'a large number';
}

/** The last `@` ends the user, even if the password has characters that should have been encoded. A path on this machine stays. */
function hostOf(rest: string): string {
  if (rest.startsWith('/')) {
    return upTo(/[?#]/, rest) ?? rest;
  }
  const address = rest.slice(rest.lastIndexOf('@') + 1);
  const host = upTo(/[/?#]/, address);
  return host === undefined ? address : `${host}/…`;
}

/** What comes before the first of these signs; `undefined` where there is none. */
function upTo(signs: RegExp, text: string): string | undefined {
  const end = text.search(signs);
  return end === -1 ? undefined : text.slice(0, end);
}

function shorten(text: string): string {
  return harmlessLine(text.slice(0, SHOWN_LENGTH_MAX));
}
