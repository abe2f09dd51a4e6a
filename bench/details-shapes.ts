import { objectShapes } from './object-shapes';
import { oddShapes } from './odd-shapes';
import { type DetailsShape, ofKind, order, shape, times } from './shape';
import { secretStatements, statements } from './statement-shapes';
import { dense, escapedTexts, hostileTexts, usualTexts } from './text-shapes';

const LOREM = 'lorem ipsum dolor sit amet, ';

/** Common details of several sizes, and details that result from an attack or an accident. */
export function detailsShapes(): DetailsShape[] {
  return [
    ...ofKind('named', manyKeys()),
    ...lists(),
    ...ofKind('odd', rows()),
    ...texts(),
    ...usualTexts(),
    ...hostileTexts(),
    ...escapedTexts(),
    ...manyTexts(),
    ...ofKind('named', manyNames()),
    ...collections(),
    ...objectShapes(),
    ...shared(),
    ...ofKind('odd', [...oddShapes(), ...statements()]),
    ...ofKind('dense', [...dense(), ...secretStatements()]),
  ];
}

function manyKeys(): DetailsShape[] {
  return [
    shape('a small event', { lines: 3, ok: true, by: 'ada', plan: 'plan/42', amount: 12.5 }),
    ...[45, 430, 4100].map((keys) => shape(`flat, ${keys} keys`, flat(keys))),
    shape(
      '8,000 keys in no order',
      fromKeys(8000, (index) => `k${(index * 7919) % 99_991}`),
    ),
    shape(
      '100,000 keys',
      fromKeys(100_000, (index) => `key${index}`),
    ),
    shape(
      '20 keys of 64 KB',
      fromKeys(20, (index) => `${index}${'k'.repeat(65_000)}`),
    ),
    ...[6, 55, 560, 5600].map((orders) =>
      shape(`nested, ${orders} orders`, { orders: times(orders, order) }),
    ),
    ...[1000, 100_000].map((size) => {
      const plain = fromKeys(size, (index) => `key${index}`);
      return { name: `a Map of ${size}`, details: new Map(Object.entries(plain)), plain };
    }),
    // The cost of the traps of a Proxy is not measured, so this one has none.
    shape(
      'a Proxy of 100,000 keys',
      new Proxy(
        fromKeys(1e5, (index) => `key${index}`),
        {},
      ),
    ),
  ];
}

function lists(): DetailsShape[] {
  return [
    ...[300, 11_000, 50_000].map((length) =>
      shape(
        `${length} numbers`,
        times(length, (index) => index),
      ),
    ),
    ...[400, 33_000, 330_000].map((length) =>
      shape(
        `${length} empty objects`,
        times(length, () => ({})),
      ),
    ),
    shape(
      '33,000 empty lists',
      times(33_000, () => []),
    ),
    shape(
      '5,000 texts',
      times(5000, (index) => `text ${index}`),
    ),
  ];
}

/** Tables without names: lists of short lists. */
function rows(): DetailsShape[] {
  return [12, 300].flatMap((count) => [
    shape(
      `${count} rows of 20 texts`,
      times(count, (row) => times(20, (column) => `text ${row * 20 + column}`)),
    ),
    shape(
      `${count} rows of 20 numbers`,
      times(count, (row) => times(20, (column) => row * 20 + column)),
    ),
    shape(
      `${count} rows of 8 texts and numbers`,
      times(count, (row) => times(8, (column) => (column % 2 === 0 ? `text ${column}` : row))),
    ),
  ]);
}

function texts(): DetailsShape[] {
  return [
    ...[400, 37_000, 370_000].map((times) =>
      shape(`a text of ${times * 28} signs`, { body: LOREM.repeat(times) }),
    ),
    shape('a text of 10 kB in lines', { body: LOREM.replaceAll(' ', '\n').repeat(400) }),
    shape('a text of 10 kB with a token', { url: `https://a.example/?token=abc&page=${LOREM.repeat(360)}` }),
    shape('a form of 10 kB', { body: 'name=value&'.repeat(900) }),
    ...['keykey', '://'].map((part) =>
      shape(`a text of nothing but ${part}`, { body: part.repeat(60_000 / part.length) }),
    ),
    shape('9,000 NULs', { body: '\0'.repeat(9000) }),
    shape('1,000,000 NULs', { body: '\0'.repeat(1e6) }),
    shape('1,000,000 halves of signs', { body: '\ud800a'.repeat(5e5) }),
  ];
}

/** Lists of short texts, with and without characters that may indicate a secret. */
function manyTexts(): DetailsShape[] {
  return [
    shape(
      '1,000 URLs',
      times(1000, (index) => `https://a.example/plan/${index}?page=${index}`),
    ),
    shape(
      '1,000 UUIDs',
      times(1000, (index) => `b3f1a2c4-9d1e-4f6a-8b7c-${String(index).padStart(12, 'a')}`),
    ),
    shape(
      '2,000 times a=b',
      times(2000, (index) => `k${index}=v${index}`),
    ),
  ];
}

/** Lists of names with their values, and of flags. */
function manyNames(): DetailsShape[] {
  return [
    shape(
      '500 cookies',
      times(500, (index) => ({ name: `c${index}`, value: `v${index}`, path: '/' })),
    ),
    shape(
      '500 flags of a command',
      times(500, (index) => `--word-word${index}`),
    ),
    shape(
      '200 raw headers',
      times(400, (index) => (index % 2 === 0 ? `x-header-${index}` : `value ${index}`)),
    ),
  ];
}

function collections(): DetailsShape[] {
  const bytes = Buffer.alloc(10_000_000, 7);
  return [
    { name: 'a Set of 100,000', details: new Set(times(1e5, Number)), plain: times(1e5, Number) },
    {
      name: 'a Buffer of 40 kB',
      details: bytes.subarray(0, 40_000),
      plain: `base64:${bytes.toString('base64', 0, 40_000)}`,
    },
    { name: 'a Buffer of 10 MB', details: bytes, plain: `base64:${bytes.toString('base64')}` },
  ];
}

function shared(): DetailsShape[] {
  const undefinedMembers = Object.fromEntries(times(1000, (index) => [`k${index}`, undefined]));
  const members = flat(100);
  let pairs: unknown = { a: 1 };
  for (let level = 0; level < 14; level += 1) {
    pairs = [pairs, pairs];
  }
  return [
    shape(
      '4,000 × 1,000 undefined',
      times(4000, () => undefinedMembers),
    ),
    shape(
      '1,000 × 100 keys',
      times(1000, () => members),
    ),
    shape('pairs of pairs, 14 deep', pairs),
  ];
}

function flat(keys: number): Record<string, unknown> {
  return Object.fromEntries(
    times(keys, (index) => [`key${index}`, index % 3 > 0 ? `value ${index}` : index]),
  );
}

function fromKeys(count: number, keyOf: (index: number) => string): Record<string, number> {
  return Object.fromEntries(times(count, (index) => [keyOf(index), index]));
}
