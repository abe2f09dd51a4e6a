import type { PgResult } from './pg-client';
import { fromWireText } from './wire-text';

/** What is used of a connection of `pg`, whether the program has made it or we have. */
interface AskedClient<Answer> {
  query(query: object): Promise<Answer>;
  /** Whether `pg` asks for values in binary form. `pg` has it, though not in its types, and does not fully support it. */
  binary?: unknown;
}

/** The message of `pg`, which has no code, when its own `query_timeout` has passed. The server is still at work on the statement then. */
export const UNREAD = /^Query read timeout$/;

const BOOLEAN = 16;
const BYTES = 17;
const ESCAPED = /\\(?:\\|([0-3][0-7]{2}))/g;
const NUMBERS: readonly number[] = [20, 21, 23];

/** The parsers for the values of an answer, whatever parsers the program has given to `pg`. */
const typesFor = (readText: (text: string) => string) =>
  Object.freeze({ getTypeParser: (type: number) => parserOf(type, readText) });

const types = typesFor(fromWireText);
const rawTypes = typesFor((text) => text);

/** How a value of a type is read. */
function parserOf(type: number, readText: (text: string) => string): (value: string) => unknown {
  if (type === BOOLEAN) {
    return (value) => value === 't';
  }
  if (type === BYTES) {
    return readBytes;
  }
  return NUMBERS.includes(type) ? readNumber : readText;
}

/** A number. If it is no safe integer, it stays a text: rounded it could pass for another number. */
function readNumber(value: string): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/**
 * Bytes in the default form of the server (`\x` and hexadecimal digits), or in the older one (`bytea_output=escape`): each byte is a
 * character, a backslash and three octal digits, or, for a backslash, two of them. In the older form nothing begins with `\x`.
 */
function readBytes(value: string): Buffer {
  if (value.startsWith('\\x')) {
    return Buffer.from(value.slice('\\x'.length), 'hex');
  }
  const plain = value.replace(ESCAPED, (_, number?: string) =>
    number === undefined ? '\\' : String.fromCharCode(Number.parseInt(number, 8)),
  );
  return Buffer.from(plain, 'latin1');
}

/**
 * Sends a statement to the server. Each row of the answer is a list of values, read by the parsers of this file, whatever the program has
 * told `pg` or the server to do with values.
 *
 * `pg` sets `binary` on a query if the connection has it at the moment of the call, so it is switched off for that moment.
 */
export function readValues<Answer = PgResult>(
  client: AskedClient<Answer>,
  query: object,
  isRaw = false,
): Promise<Answer> {
  const { binary } = client;
  const asked = { ...query, rowMode: 'array', types: isRaw ? rawTypes : types };
  if (!binary) {
    return client.query(asked);
  }
  client.binary = false;
  try {
    return client.query(asked);
  } finally {
    client.binary = binary;
  }
}
