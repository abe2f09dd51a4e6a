import type { PgResult } from './pg-client';
import { fromWireText } from './wire-text';

/** What is asked over a connection of `pg`, whoever has made it. */
interface AskedClient<Answer> {
  query(query: object): Promise<Answer>;
  /** Whether values are wanted as the server has them in memory. `pg` says it, though not in its types, and takes it for lost. */
  binary?: unknown;
}

/** What `pg` says, without a code, where its own `query_timeout` has passed. The server still works on what was asked then. */
export const UNREAD = /^Query read timeout$/;

const BOOLEAN = 16;
const BYTES = 17;
const ESCAPED = /\\(?:\\|([0-3][0-7]{2}))/g;
const NUMBERS: readonly number[] = [20, 21, 23];

/** How the values of an answer are read, whatever the program has told `pg` to do with values. */
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

/** A number as it stands there. One that no number here can be stays a text: rounded it could pass for another. */
function readNumber(value: string): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/**
 * Bytes as the server writes them where it was told nothing else, or in the older form (`bytea_output=escape`): a character each, or a
 * backslash and the number of it, or two backslashes. In the older form nothing begins as the other does.
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
 * Puts a statement to the server. Each row of the answer is a list of values, read as they are here whatever the program has told `pg`
 * or the server to do with values.
 *
 * `pg` adds `binary` to a query only where the connection has it, at the moment at which it is asked.
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
