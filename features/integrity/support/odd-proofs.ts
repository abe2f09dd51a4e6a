import type { EntryProof } from 'audit-race/verify';

type Fields = Record<string, unknown>;

/** A proof as JSON has it, so that anything in it can be changed. */
const copyOf = (proof: EntryProof): Fields => JSON.parse(JSON.stringify(proof));

const changed =
  (...change: [member: string, value: unknown]) =>
  (proof: EntryProof): unknown => ({ ...copyOf(proof), [change[0]]: change[1] });

const within =
  (part: 'batch' | 'entry' | 'leaf' | 'log', member: string, value: unknown) =>
  (proof: EntryProof): unknown => ({ ...copyOf(proof), [part]: { ...proof[part], [member]: value } });

const HASH = Buffer.alloc(32, 255).toString('base64');

function containingItself(proof: EntryProof): unknown {
  const fields = copyOf(proof);
  fields.log = fields;
  return fields;
}

function withThrowingGetter(proof: EntryProof): unknown {
  return Object.defineProperty(copyOf(proof), 'log', {
    enumerable: true,
    get: () => {
      throw new Error('not today');
    },
  });
}

function revokedProxy(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function throwingProxy(): unknown {
  return new Proxy(
    {},
    {
      get: () => {
        throw new Error('not today');
      },
    },
  );
}

/** What can be given for a proof, by what it is called in the feature. */
export const ODD_PROOFS: Readonly<Record<string, (proof: EntryProof) => unknown>> = {
  nothing: () => undefined,
  null: () => null,
  'a list': (proof) => [proof],
  'a function': () => () => undefined,
  'a Map': () => new Map(),
  'a Date': () => new Date(0),
  'a revoked proxy': revokedProxy,
  'an empty text': () => '',
  'a text of 129 MiB': () => ' '.repeat(129 * 2 ** 20),
  'lists in lists, 100000 deep': () => '['.repeat(100_000) + ']'.repeat(100_000),
  'an object that contains itself': containingItself,
  'an object whose getter throws': withThrowingGetter,
  'a proxy that throws': throwingProxy,
  'the proof of another program': changed('format', 'another/proof'),
  'a proof of a later release': changed('version', 2),
  'a proof whose version is a text': changed('version', '1'),
  'a proof with a member "__proto__"': (proof) =>
    JSON.stringify(proof).replace('{', '{"__proto__":{"personal":"x"},'),
  'a proof whose entry has a "constructor"': within('entry', 'constructor', 'x'),
  'a proof whose entry is in its prototype': ({ entry, ...others }) =>
    Object.assign(Object.create({ entry }), others),
  'a proof with a path of 65 hashes': within(
    'leaf',
    'path',
    Array.from({ length: 65 }, () => HASH),
  ),
  'a proof with a path that is an object': within('leaf', 'path', { length: 1, 0: HASH }),
  'a proof with a hash of 31 bytes': within('leaf', 'path', [Buffer.alloc(31).toString('base64')]),
  'a proof with a second hash that is none': within('leaf', 'path', [HASH, 5]),
  'a proof that says its salt twice': (proof) =>
    JSON.stringify(proof).replace('{', `{"salt":"${proof.salt}",`),
  'a proof whose entry has two actors': (proof) =>
    JSON.stringify(proof).replace('"entry":{', '"entry":{ "actor" : "\\\\\\"mallory", '),
  'a proof that spells a second one in escapes': (proof) =>
    JSON.stringify(proof).replace('"batch":{', '"batch":{"\\u0072ows":5,'),
  'a proof with a hash in base64url': within('leaf', 'path', [HASH.replaceAll('/', '_')]),
  'a proof with a line feed in a hash': within('leaf', 'path', [`${HASH}\n`]),
  'a proof with half a batch': within('batch', 'rows', 2.5),
  'a proof with a place of 1e300': within('leaf', 'index', 1e300),
  'a proof with a place before the first': within('log', 'index', -1),
  'a proof whose time has another form': within('entry', 'time', '2026-11-27'),
  'a proof whose details are an object': within('entry', 'details', { lines: 3 }),
  'a proof with half a character in its actor': within('entry', 'actor', 'b\ud800b'),
  'a proof with half a character in its details': within('entry', 'details', '"\udfff"'),
  'a proof with half a character in its writer': within('batch', 'writer', '\udc00'),
  'a proof whose salt is longer': ({ salt, ...others }) => ({ ...others, salt: `${salt}A` }),
  'a proof of an erased entry without hash': ({ salt: _salt, ...others }) => ({ ...others, personal: '' }),
};

/** A proof with each of its values changed, taken away or doubled, one at a time. */
export function spoiltProofs(proof: EntryProof): string[] {
  return spoil(proof).map((one) => JSON.stringify(one));
}

function spoil(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    return [
      ...value.flatMap((one, place) => spoil(one).map((other) => value.with(place, other))),
      ...value.map((_, place) => value.toSpliced(place, 1)),
      ...value.map((one, place) => value.toSpliced(place, 0, one)),
    ];
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, one]) => [
      { ...value, [name]: undefined },
      ...spoil(one).map((other) => ({ ...value, [name]: other })),
    ]);
  }
  return spoilOne(value);
}

/** Also what only looks different: a number as a text. */
function spoilOne(value: unknown): unknown[] {
  if (typeof value === 'number') {
    return [value + 1, value - 1, value + 2 ** 32, String(value), null];
  }
  const text = String(value);
  const swapped = text.startsWith('A') ? 'B' : 'A';
  return [swapped + text.slice(1), `${text} `, text.slice(0, -1), '', null];
}
