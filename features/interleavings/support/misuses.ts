import { inspect } from 'node:util';
import { exploreInterleavings } from '@audit-race/interleavings';
import { callersDo, forever, untyped } from './callers-do';
import { named } from './models';
import type { Family } from './search';

const unaskable = {
  get type(): string {
    throw new Error('hands off');
  },
};

function refuse(): never {
  throw new Error('hands off');
}

function controlNamed(name: unknown): Family {
  return callersDo((_work, turns) => turns.control(untyped<string>(name), () => undefined));
}

function remark(note: object): Family {
  return callersDo((work, turns) => {
    turns.note(untyped(note));
    return work;
  });
}

function watch(options: object): Family {
  return callersDo((work, turns) => {
    const service = { engine: 1 };
    turns.watch(service, 'engine', untyped<object>(options));
    return () => work().then(() => service.engine);
  });
}

function controlAll(target: object, methods?: readonly never[]): Family {
  return callersDo((work, turns) => {
    turns.controlAll(target, methods);
    return work;
  });
}

/** Callers of an experiment that uses the explorer wrongly, as a program without types can. */
export const misuses: Readonly<Record<string, Family>> = {
  'control nothing': callersDo((_work, turns) => turns.control('work', untyped<() => void>(undefined))),
  'control what is named by an error': controlNamed(new RangeError('x')),
  'control what is named by a long list': controlNamed({ ['x'.repeat(100)]: 1 }),
  'control what is named by what nobody may touch': controlNamed({ [inspect.custom]: refuse }),
  'explore while they are explored': (callers) => {
    const other = callersDo((work) => work)(callers);
    return callersDo((work) => () => work().then(() => exploreInterleavings(other)))(callers);
  },
  'control what has no name': callersDo((_work, turns) => turns.control(untyped<string>(7), () => undefined)),
  'are answered some day': callersDo((_work, turns) =>
    turns.control('work', () => undefined, untyped<object>({ answer: 'some day' })),
  ),
  'are answerd later': callersDo((_work, turns) =>
    turns.control('work', () => undefined, untyped<object>({ answerd: 'later' })),
  ),
  'wait for an event in which nothing happens': callersDo((work, turns) => {
    turns.event('close', untyped<() => void>('now'));
    return work;
  }),
  'watch nothing': callersDo((work, turns) => {
    turns.watch(untyped<{ field: number }>(null), 'field');
    return work;
  }),
  'remark nothing': callersDo((work, turns) => {
    turns.note(untyped(7));
    return work;
  }),
  'remark of a kind that is none': remark({ kind: 'lookd', slot: 'engine' }),
  'remark of no kind': remark({}),
  'remark that they create nothing': remark({ kind: 'created' }),
  'remark that they close what has no id': remark({ kind: 'closed', resource: { type: 'engine' } }),
  'remark what cannot be asked': remark({ kind: 'assigned', slot: 'engine', value: unaskable }),
  'see what has no name': remark({ kind: 'looked', found: 1 }),
  'remark what they have fond': remark({ kind: 'looked', slot: 'engine', fond: 1 }),
  'remark without a word': remark({ kind: 'remarked' }),
  'remark nonsense while they run, and catch it': callersDo((work, turns) => async () => {
    await work();
    try {
      turns.note(untyped({ kind: 'looks', slot: 'engine' }));
    } catch {
      // As code under test may do.
      await work();
    }
  }),
  'watch a field that is shown by a word': watch({ show: 'id' }),
  'watch a field in a slott': watch({ slott: 'engine' }),
  'watch a field that is shown as a list': watch({ show: (value: number) => [value] }),
  'watch a field that is misspelt': callersDo((work, turns) => {
    turns.watch(untyped<{ engin: number }>({ engine: 1 }), 'engin');
    return work;
  }),
  'are aborted by a number': callersDo((work, turns) => {
    turns.abortSignal(untyped<string>(7));
    return work;
  }),
  'control an object without methods': controlAll({ rows: [] }),
  'control methods by a list with a hole': controlAll(
    { get: () => 1, set: () => 2 },
    untyped(Object.assign([], { 0: 'get', 2: 'set' })),
  ),
  'control all of a function': controlAll(() => undefined),
  'control the methods in a word': callersDo((work, turns) => {
    turns.controlAll({ find: work }, untyped<['find']>('find'));
    return work;
  }),
  'control timers with nothing': callersDo((work, turns) => {
    turns.controlTimers(untyped<object>(null));
    return work;
  }),
  'control no files': callersDo((work, turns) => {
    turns.controlFs(untyped<object>(5));
    return work;
  }),
  'control no database': callersDo((work, turns) => {
    turns.controlPg(untyped<object>(null));
    return work;
  }),
  'have requests answered by a number': callersDo((work, turns) => {
    turns.controlFetch(untyped<() => Response>(5));
    return work;
  }),
  'take ports somewhere': callersDo((work, turns) => {
    turns.controlNet(untyped<object>({ ports: 'somewhere' }));
    return work;
  }),
  'load a number': (callers) => ({
    name: 'a flawed experiment',
    async setup(turns) {
      await turns.load(untyped<string>(5));
      return { callers: named(callers, () => undefined), check: () => undefined };
    },
  }),
  'load a part of Node': (callers) => ({
    name: 'a flawed experiment',
    async setup(turns) {
      await turns.load('node:path');
      return { callers: named(callers, () => undefined), check: () => undefined };
    },
  }),
  'have no name': () => untyped({ setup: forever }),
  'are promised': () => untyped(Promise.resolve()),
  'have words where options belong': (callers) =>
    untyped({ ...callersDo((work) => work)(callers), answer: 'later' }),
  'are cleaned up after under another name': callersDo((work) => work, { cleanup: () => undefined }),
  'are of a knd': callersDo((work) => work, { callers: [{ name: 'A', knd: 'caller', run: forever }] }),
  'cannot be set up, in a whole sentence': callersDo(() => {
    throw new Error('No disk is there.');
  }),
  'start somehow': (callers) => untyped({ ...callersDo((work) => work)(callers), starts: 'somehow' }),
  'are of no kind at all': callersDo((work) => work, { callers: [{ name: 'A', kind: 7, run: forever }] }),
  'have nobody between them': callersDo((work) => work, {
    callers: Object.assign([], { 0: { name: 'A', run: forever }, 2: { name: 'B', run: forever } }),
  }),
  'are cleaned up after by a word': callersDo((work) => work, { cleanUp: 'later' }),
};
