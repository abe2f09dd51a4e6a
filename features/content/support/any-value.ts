import fc from 'fast-check';

/** What must never be found in the log. */
export const SECRET = 'hunter2-hunter2';

/**
 * How a value is made, and its name for a report.
 *
 * Not the value itself: whoever draws and shows values looks at them, and many of these throw when they are looked at.
 */
export interface Recipe {
  readonly name: string;
  make(): unknown;
}

/** Text of any sixteen-bit units: controls, NUL and halves of characters included. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
  .map((units) => String.fromCharCode(...units));

const anyKey = fc.oneof(anyText, fc.constantFrom('__proto__', 'constructor', 'toJSON', 'length', 'a', 'b'));

const plain = fc.anything({
  key: anyKey,
  values: [fc.string(), anyText, fc.double(), fc.boolean(), fc.bigInt(), fc.constantFrom(null, undefined)],
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});

const ODDITIES: Readonly<Record<string, () => unknown>> = {
  symbol: () => Symbol('odd'),
  function: () => () => 'odd',
  expression: () => /odd/g,
  noDate: () => new Date(Number.NaN),
  holes: () => new Array(100_000),
  longText: () => 'x'.repeat(100_000),
  errorOfTheWeb: () => new DOMException('odd'),
  manyNumbers: () => Array.from({ length: 500 }, (_, index) => (index % 7 === 6 ? Number.NaN : index)),
  manyKeys: () => manyMembers(),
  manyKeysAndOneThatThrows: () =>
    Object.defineProperty(manyMembers(), 'odd', { enumerable: true, get: throwing }),
  manyPairs: () => new Map(Object.entries(manyMembers())),
  manyItems: () => new Set(Object.keys(manyMembers())),
  manyKeysOfAProxy: () => new Proxy(manyMembers(), {}),
  bytesOfText: () => Buffer.from('ü☃😀'.repeat(20_000)),
};

function manyMembers(): Record<string, number> {
  return Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, index]));
}

/** Each makes a value around another one, often a hostile one. */
const WRAPPINGS: Readonly<Record<string, (inner: unknown) => unknown>> = {
  twice: (inner) => [inner, inner],
  map: (inner) =>
    new Map([
      ['a', inner],
      [inner, inner],
    ]),
  set: (inner) => new Set([inner]),
  cause: (inner) => new Error('odd', { cause: inner }),
  errors: (inner) => new AggregateError([inner], 'odd'),
  toJson: (inner) => ({ toJSON: () => inner }),
  throwingToJson: (inner) => ({ inner, toJSON: throwing }),
  throwingGetter: (inner) => Object.defineProperty({ inner }, 'lines', { enumerable: true, get: throwing }),
  noKeys: (inner) => new Proxy({ inner }, { ownKeys: throwing }),
  noDescriptors: (inner) => new Proxy({ inner }, { getOwnPropertyDescriptor: throwing }),
  noMembers: (inner) => new Proxy([inner], { get: throwing }),
  noPrototype: (inner) => new Proxy([inner], { getPrototypeOf: throwing }),
  noQuestions: (inner) => new Proxy([inner], { has: throwing }),
  circle: (inner) => {
    const circle: unknown[] = [inner];
    circle.push(circle, { circle });
    return circle;
  },
};

const SECRET_KEYS = ['password', 'API_KEY', 'x-auth-token', 'Set-Cookie'];

/** How to make any value at all, with secrets under secret keys and nowhere else. */
export const { anyValue } = fc.letrec<{ anyValue: Recipe; wrapped: Recipe; hiding: Recipe }>((tie) => ({
  anyValue: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    plain.map((value) => ({ name: fc.stringify(value), make: () => value })),
    fc.constantFrom(...Object.entries(ODDITIES)).map(([name, make]) => ({ name, make })),
    tie('wrapped'),
    tie('hiding'),
  ),
  wrapped: fc
    .tuple(fc.constantFrom(...Object.entries(WRAPPINGS)), tie('anyValue'))
    .map(([[name, wrap], { name: innerName, make }]) => ({
      name: `${name}(${innerName})`,
      make: () => wrap(make()),
    })),
  hiding: fc
    .tuple(fc.constantFrom(...SECRET_KEYS), tie('anyValue'), anyKey, tie('anyValue'))
    .map(([secretKey, inner, key, beside]) => ({
      name: `hiding(${secretKey}: ${inner.name}, ${JSON.stringify(key)}: ${beside.name})`,
      make: () => ({ [secretKey]: [SECRET, inner.make(), { [key]: SECRET }], [key]: beside.make() }),
    })),
}));

function throwing(): never {
  throw new Error(SECRET);
}
