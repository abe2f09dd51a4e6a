import assert from 'node:assert/strict';

const MANY = 1_000_000;

/** How often code of a value ran that had only been shown. */
export const intrusions: string[] = [];

/** Lists of values by what they are; whatever of them can run notes that it did, and throws. */
export const valueLists: Readonly<Record<string, () => readonly unknown[]>> = {
  'no values': () => [],
  'a number, a text and an object': () => [42, 'Ada', { id: 1 }],
  'what is nothing': () => [null, undefined, Number.NaN, -0, true],
  'a statement and its parameters': () => [
    'UPDATE accounts SET balance = $1 WHERE id = $2 AND tenant = $3 AND version = $4 RETURNING *',
    [70, 1, 'x', 9],
  ],
  'a hundred million characters': () => ['x'.repeat(100 * MANY)],
  'a text that moves the cursor': () => ['a\n\u001b[31mb', '\u202eevil'],
  'a command to a build system': () => ['##[error]x'],
  'a class with a getter and methods': () => [new User()],
  'Proxies that throw': () => [proxyOf({}), proxyOf(() => undefined), { a: proxyOf([]) }],
  'an object whose prototype is a Proxy': () => [
    Object.create(proxyOf({}), { a: { value: 1, enumerable: true } }),
  ],
  'a circle': () => {
    const circle: Record<string, unknown> = { a: 1 };
    circle.self = circle;
    return [circle];
  },
  'a hundred thousand objects in each other': () => {
    let chain = {};
    for (let depth = 0; depth < 100_000; depth += 1) {
      chain = { next: chain };
    }
    return [chain];
  },
  'a million fields': () => [
    Object.fromEntries(Array.from({ length: MANY }, (_, index) => [`k${index}`, 0])),
  ],
  'maps and sets': () => [
    new Map<string, unknown>([
      ['a', { b: 1 }],
      ['c', 2],
    ]),
    new Set([1, 2, 3, 4, 5, 6]),
  ],
  'a map that pretends': () => [
    Object.defineProperties(new Map([[1, 2]]), {
      size: { get: () => intrude('size') },
      entries: { value: () => intrude('entries') },
      [Symbol.iterator]: { value: () => intrude('iterator') },
    }),
  ],
  bytes: () => [Buffer.from([0, 255, 254, 253]), new Uint8Array(2)],
  'bytes that are text': () => [Buffer.from('hello world'), new TextEncoder().encode('né\n')],
  'a piece of a long text in bytes': () => [Buffer.from('x'.repeat(900))],
  'requests and responses': () => [
    new Request('http://example.org', { method: 'POST' }),
    new Response('x', { status: 201 }),
  ],
  'what calls itself a request': () => [
    new (class Request {
      readonly id = 1;
    })(),
  ],
  'numbers without an end': () => [10n ** 100_000n, -5n],
  'symbols and functions': () => [
    Symbol('a\nb'),
    save,
    (
      () => () =>
        undefined
    )(),
  ],
  errors: () => [new TypeError('no luck'), new Late('too late'), new DOMException('gone', 'AbortError')],
  'an error whose message is computed': () => [new Sly()],
  'a failed assertion': () => [failureOf(() => assert.equal(1, 2))],
  'dates and patterns': () => [new Date(0), new Date(Number.NaN), /a+/],
  'a list with holes': () => [Object.assign([], { 0: 1, 2: 3 })],
  'many values': () => [1, 2, 3, 4, 5, 6, 7, 8],
  'promises and addresses': () => [Promise.resolve(1), new URL('http://example.org')],
};

/** What a function throws. */
export function failureOf(fail: () => unknown): unknown {
  try {
    fail();
  } catch (error) {
    return error;
  }
  return assert.fail('Nothing was thrown.');
}

function save(): void {
  intrude('save');
}

class User {
  readonly id = 1;
  readonly name = 'Ada';

  constructor() {
    Object.defineProperty(this, 'secret', { enumerable: true, get: () => intrude('secret') });
  }

  toString(): string {
    return intrude('toString');
  }

  toJSON(): string {
    return intrude('toJSON');
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return intrude('inspect');
  }
}

class Late extends Error {}

class Sly extends Error {
  override get message(): string {
    return intrude('message');
  }
}

/** A Proxy all whose traps throw. */
function proxyOf(target: object): object {
  return new Proxy(target, new Proxy({}, { get: (_, trap) => intrude(String(trap)) }));
}

function intrude(what: string): never {
  intrusions.push(what);
  throw new Error(`${what} ran`);
}
