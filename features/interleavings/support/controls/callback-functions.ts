import { promisify } from 'node:util';
import type { Turns } from '@audit-race/interleavings';
import type { Family } from '../search';
import { doneBy, subject } from './subject';

type Callback = (...results: unknown[]) => unknown;
type Hear = (heard: string) => void;

/** A function that calls back, and how it is called. */
interface Call {
  readonly method: (this: unknown, row: number, callback: Callback) => unknown;
  readonly use?: (read: Call['method'], hear: Hear) => unknown;
  readonly answer?: 'later';
  readonly fault?: (row: number) => Error;
  readonly isInSetUp?: boolean;
}

const answer: Call['method'] = (_row, callback) => callback(null, 1);

const calls: Readonly<Record<string, Call>> = {
  'calls back at once': { method: answer },
  'calls back after real time': { method: (_row, callback) => setTimeout(callback, 1, null, 1) },
  'calls back with an error': { method: (_row, callback) => callback(new Error('no row')) },
  'calls back with no error to begin with': { method: (_row, callback) => callback(true) },
  'calls back with several results': { method: (_row, callback) => callback(null, 1, 2) },
  'calls back twice': {
    method: (_row, callback) => {
      callback(null, 1);
      callback(null, 2);
    },
  },
  'uses what it is called on': {
    method(_row, callback) {
      callback(null, Object(this).own);
    },
    use: (read, hear) => call({ own: 'its own', read }, hear),
  },
  'is answered later': { method: answer, answer: 'later' },
  'is promisified': { method: answer, use: async (read, hear) => hear(String(await promisify(read)(7))) },
  'is promisified in its own way': {
    method: Object.defineProperty(answer.bind(undefined), promisify.custom, { value: async () => 'found' }),
    use: async (read, hear) => hear(String(await promisify(read)(7))),
  },
  'is called in the set-up': { method: answer, isInSetUp: true },
  'is waited for in three ways': {
    method: (_row, callback) => callback(),
    use: (read, hear) =>
      new Promise<void>((resolve) => {
        Reflect.apply(read, undefined, [
          7,
          () => {
            hear('callback');
            process.nextTick(() => hear('next tick'));
            Promise.resolve()
              .then(() => hear('promise job'))
              .then(resolve, resolve);
          },
        ]);
      }),
  },
  'may fail': {
    method: answer,
    fault: (row) => new Error(`no answer from row ${row}`),
    use: (read) => promisify(read)(7),
  },
  'has a callback that throws': {
    method: answer,
    use: (read) => {
      Reflect.apply(read, undefined, [
        7,
        () => {
          throw new Error('thrown in the callback');
        },
      ]);
    },
  },
  'throws instead': {
    method: () => {
      throw new Error('thrown in the function');
    },
  },
  'throws as soon as it has called back': {
    method: (_row, callback) => {
      callback(null, 1);
      throw new Error('thrown behind the answer');
    },
  },
  'gives a promise that is rejected': {
    method: () => Promise.reject(new Error('rejected instead')),
  },
  'is called without callback': { method: answer, use: (read) => Reflect.apply(read, undefined, [7]) },
  'never calls back': { method: () => undefined },
};

/** A caller of one of these functions, and what it has heard in the last order. */
export function callerOf(does: string, heard: string[]): Family | undefined {
  const made = calls[does];
  return made && subject((turns) => callOnce(made, turns, heard));
}

function callOnce(
  { method, use = onObject, isInSetUp = false, ...options }: Call,
  turns: Turns,
  heard: string[],
) {
  heard.length = 0;
  const read = turns.controlCallback('read', method, options);
  const hear: Hear = (what) => heard.push(what);
  if (isInSetUp) {
    Reflect.apply(read, undefined, [7, (...results: unknown[]) => hear(inWords(results))]);
    hear('set up');
    return doneBy(
      turns.control('work', () => undefined),
      ['A'],
    );
  }
  return doneBy(() => use(read, hear), ['A']);
}

function onObject(read: Call['method'], hear: Hear): Promise<void> {
  return call({ own: undefined, read }, hear);
}

function call(target: { readonly own: unknown; read: Call['method'] }, hear: Hear): Promise<void> {
  return new Promise((resolve) => {
    target.read(7, (...results) => {
      hear(inWords(results));
      resolve();
    });
  });
}

function inWords(results: readonly unknown[]): string {
  return results.map(String).join(', ');
}
