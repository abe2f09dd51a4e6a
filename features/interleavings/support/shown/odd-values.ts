import { runInThisContext } from 'node:vm';

const LONG = 60;

/** Values as few programs have them, by what they are. */
export const oddValues: Readonly<Record<string, () => readonly unknown[]>> = {
  'memory without numbers': () => [new ArrayBuffer(3), new SharedArrayBuffer(5)],
  'the arguments of a function': () => [runInThisContext('(function () { return arguments; })')(1, 'b')],
  'a list with a class of its own': () => [Rows.from([1, 2])],
  'an object without a prototype': () => [Object.assign(Object.create(null), { a: 1 })],
  'an object whose class has no name': () => [new (class {})()],
  'an object whose class has a long name': () => [new (named('x'.repeat(LONG)))()],
  'an object that says it has another maker': () => [Object.create({ constructor: 'nobody' }, {})],
  'an object whose maker is a Proxy': () => [Object.create({ constructor: new Proxy(class Hidden {}, {}) })],
  'an object of many generations': () => [generations(LONG)],
  'fields with names of several words': () => [
    { 'two words': 1, ok_1: 2, '9': 3, [`k${'x'.repeat(LONG)}`]: 4 },
  ],
  'a text that would be cut within a character': () => ['😀'.repeat(LONG * 2)],
  'numbers and words as objects': () => [Object(1), Object('word'), Object(true)],
  'what forgets by itself': () => [new WeakMap(), new WeakSet()],
  'an error of the platform without words': () => [new DOMException()],
  'an error that says it is nothing': () => [Object.assign(new Error('x'), { name: '', message: '' })],
  'lists and maps in lists': () => [[[[[1]]]], new Map([[{ a: { b: { c: 1 } } }, new Set([[1]])]])],
  'a list of nothing': () => [[], {}, new Map(), new Set(), new Uint8Array()],
  'a map where maps are not looked into': () => [[[[new Map([[1, 2]])]]]],
  'symbols without words, and with pictures': () => [Symbol(), Symbol('😀'.repeat(30))],
  'an error that belongs to nobody': () => [Object.setPrototypeOf(new Error('lost'), null)],
  'many long values': () => Array.from({ length: 6 }, (_, index) => `${index}`.repeat(LONG)),
  'the same crowd twice': () => {
    const crowd = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, 0]));
    return [crowd, crowd];
  },
};

class Rows extends Array<number> {}

function named(name: string): new () => object {
  return { [name]: class {} }[name] ?? Object;
}

function generations(count: number): object {
  let youngest: object = Object.create(null);
  for (let nth = 0; nth < count; nth += 1) {
    youngest = Object.create(youngest);
  }
  return youngest;
}
