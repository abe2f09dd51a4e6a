import { type DetailsShape, ofKind, shape, times } from './shape';

/** An object of a class, as callers and ORMs create them. */
class Row {
  readonly id: number;
  readonly note: string;

  constructor(index: number) {
    this.id = index;
    this.note = `text ${index}`;
  }
}

/** Objects other than object literals: those of libraries, and built-in ones. */
export function objectShapes(): DetailsShape[] {
  return [
    ...ofKind('named', [...listsOfObjects(), ...tellingObjects(), ...mapsInLists(), ...longKeys()]),
    ...ofKind('odd', [...setsInLists(), ...bytesInLists(), ...errors()]),
  ];
}

const rows = times(800, (index) => ({ ...new Row(index) }));

function listsOfObjects(): DetailsShape[] {
  return [
    shape('800 objects', rows),
    {
      name: '800 objects without a prototype',
      details: rows.map((row) => Object.assign(Object.create(null), row)),
      plain: rows,
    },
    { name: '800 instances of a class', details: times(800, (index) => new Row(index)), plain: rows },
  ];
}

/** Objects that run code of the caller when they are read. */
function tellingObjects(): DetailsShape[] {
  return [
    {
      name: '800 objects with a getter',
      details: rows.map(({ id, note }) => ({
        get id() {
          return id;
        },
        note,
      })),
      plain: rows,
    },
    { name: '800 objects with toJSON', details: rows.map((row) => ({ toJSON: () => row })), plain: rows },
  ];
}

function mapsInLists(): DetailsShape[] {
  const members = times(800, (index) => ({ a: index, b: `t${index}` }));
  return [
    {
      name: '800 Maps',
      details: members.map((member) => new Map<string, unknown>(Object.entries(member))),
      plain: members,
    },
    {
      name: 'a Map of 800 Maps',
      details: new Map(members.map((member, index) => [index, new Map(Object.entries(member))])),
      plain: Object.fromEntries(members.entries()),
    },
  ];
}

function setsInLists(): DetailsShape[] {
  const items = times(800, (index) => [index, `t${index}`]);
  return [{ name: '800 Sets', details: items.map((item) => new Set(item)), plain: items }];
}

function bytesInLists(): DetailsShape[] {
  const buffers = times(500, (index) => Buffer.from(`abc${index}`));
  const ids = times(500, (index) => Buffer.alloc(16, `${index}\xff`, 'latin1'));
  const plain = (list: readonly Buffer[]) => list.map((bytes) => `base64:${bytes.toString('base64')}`);
  return [
    { name: '500 small Buffers', details: buffers, plain: plain(buffers) },
    {
      name: '500 small Uint8Arrays',
      details: buffers.map((bytes) => new Uint8Array(bytes)),
      plain: plain(buffers),
    },
    { name: '500 ids of 16 bytes', details: ids, plain: plain(ids) },
    {
      name: '500 objects with a Buffer',
      details: ids.map((id, index) => ({ id, index })),
      plain: plain(ids).map((id, index) => ({ id, index })),
    },
  ];
}

function errors(): DetailsShape[] {
  const messages = times(100, (index) => `The plan ${index} was not found`);
  return [
    {
      name: '100 errors',
      details: messages.map((message) => new TypeError(message)),
      plain: messages.map((message) => ({ name: 'TypeError', message })),
    },
    {
      name: '100 errors with a code',
      details: messages.map((message) => Object.assign(new Error(message), { code: 'ENOENT', status: 404 })),
      plain: messages.map((message) => ({ name: 'Error', message, code: 'ENOENT', status: 404 })),
    },
  ];
}

function longKeys(): DetailsShape[] {
  return [
    shape(
      '300 keys of 150 signs',
      keyed(300, (index) => 'k'.repeat(147) + String(index).padStart(3, '0')),
    ),
    shape(
      '300 paths as keys',
      keyed(300, (index) => `/srv/app/data/file${index}/some/longer/path/to/a/thing.json`),
    ),
    shape(
      '300 URLs as keys',
      keyed(300, (index) => `https://a.example/v1/plans/${index}/lines?page=${index}&size=50`),
    ),
    shape(
      '30 × 10 keys of 150 signs',
      times(30, () => keyed(10, (index) => 'k'.repeat(149) + index)),
    ),
  ];
}

function keyed(count: number, keyOf: (index: number) => string): Record<string, number> {
  return Object.fromEntries(times(count, (index) => [keyOf(index), index]));
}
