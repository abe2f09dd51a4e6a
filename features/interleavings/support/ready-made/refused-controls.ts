import { equal } from 'node:assert/strict';
import * as fs from 'node:fs';
import type http from 'node:http';
import { createRequire } from 'node:module';
import net from 'node:net';
import { text } from 'node:stream/consumers';
import * as timers from 'node:timers/promises';
import type { Turns } from '@audit-race/interleavings';
import { untyped } from '../callers-do';
import { doneBy, subject } from '../controls/subject';
import type { Family } from '../search';

type SetUp = (turns: Turns) => unknown;

/** Set-ups that use a control wrongly, as a program without types can, by what they do. */
const setUps: Readonly<Record<string, SetUp>> = {
  'has files fail by a name that is misspelt': (turns) => turns.controlFs(fs, { faults: { renam: 'EBUSY' } }),
  'has files fail by a name that nobody knows': (turns) =>
    turns.controlFs(fs.promises, { faults: { 'sing along': 'EBUSY' } }),
  'has files fail by a number': (turns) => turns.controlFs(fs, untyped({ faults: { rename: 5 } })),
  'has files fail altogether': (turns) => turns.controlFs(fs, untyped({ faults: 'EBUSY' })),
  'controls files that are none': (turns) => turns.controlFs({}),
  'has files answer some day': (turns) => turns.controlFs(fs, untyped({ answer: 'some day' })),
  'has requests fail by a number': (turns) => turns.controlFetch(page, untyped({ fault: 5 })),
  'has requests answered some day': (turns) => turns.controlHttp(page, untyped({ answer: 'some day' })),
  'controls the class of a database': (turns) => turns.controlPg(class Client {}),
  'controls a database without queries': (turns) => turns.controlPg({}),
  'loads nothing': (turns) => turns.load(untyped<string>(undefined)),
  'loads with a list of modules': (turns) => turns.load('package', untyped({ modules: ['fs'] })),
  'loads as seen from a part of a path': (turns) => turns.load('package', { from: './experiment.js' }),
  'loads as seen from a page': (turns) => turns.load('package', { from: new URL('http://127.0.0.1/') }),
  'replaces a module that has no name': (turns) => turns.replaceModule('', {}),
  'has streams of files fail': (turns) => turns.controlFs(fs, { faults: { createReadStream: 'EIO' } }),
  'loads with a module that is misspelt': loadWith({ nett: {} }),
  'loads with a module that nobody knows': loadWith({ 'sing along': {} }),
  'loads with a package that is misspelt': loadWith({ tslip: {} }),
  'loads with a module twice, once misspelt': loadWith({ net, nett: {} }),
  'loads with a file that is not there': loadWith({ './clok.js': {} }),
  'loads with nothing for a module': loadWith({ net: undefined }),
  'loads with a name that is misspelt': loadWith({ fs: { ...fs, readFil: sing } }),
  'loads with a misspelt name of promises': loadWith({
    'node:fs': { promises: { ...fs.promises, readFil: sing } },
  }),
  'replaces a module that is misspelt': replaceOf('nett', { connect: sing }),
  'replaces a package': replaceOf('a-package', { connect: sing }),
  'replaces a name that is misspelt': replaceOf('fs', { readFil: sing }),
  'replaces a misspelt name of promises': replaceOf('node:fs', { open: sing, promises: { readFil: sing } }),
  'replaces a name that nobody knows': replaceOf('fs', { open: sing, 'sing along': sing }),
  'replaces a name twice, once misspelt': replaceOf('fs', { ...fs, readFil: sing }),
  'replaces no name': replaceOf('fs', {}),
  'replaces only what an object keeps for itself': replaceOf(
    'fs',
    new (class Choir {
      sing = sing;
    })(),
  ),
  'replaces what Node does not let go of': replaceOf('fs', { open: sing, constants: {} }),
};

/** Set-ups that hand in more than a module has, or less than one would think, by what they do. */
const richSetUps: Readonly<Record<string, SetUp>> = {
  'replaces a module by one that has more': replaceOf('timers/promises', { ...timers, calls: [] }),
  'replaces a module by one that was imported': replaceOf('timers/promises', { ...timers, default: timers }),
  'replaces a function by an object that keeps its calls': replaceOf(
    'fs',
    new (class Files {
      calls = [];
      readFile = sing;
    })(),
  ),
  'loads with a module that keeps its calls': loadWith({
    dns: { lookup: sing, calls: [] },
    net: { ...net, sockets: [] },
  }),
  'loads with what serves another package': loadWith({ tslib: tslib(), redis: {}, ws: {} }),
  'loads with a package that the code asks for': loadWith({ tslib: tslib() }),
  'loads with a package that the code does not ask for': loadWith({ 'fast-check': {} }),
};

/** What answers a request, by what it answers with; new in each order. */
const answers: Readonly<Record<string, () => () => unknown>> = {
  nothing: () => () => undefined,
  'a promise of text': () => async () => 'here',
  'half a response': () => () => ({ ok: true }),
  'one response for all': () => always(page()),
  'one response without a body': () => always(new Response(null, { status: 204 })),
  'a response that was read': () => async () => {
    const response = page();
    await response.text();
    return response;
  },
  'a page that is wrong': () => page,
};

/** An experiment whose set-up uses a control wrongly. */
export function refusedSetUp(does: string): Family | undefined {
  const setUp = setUps[does] ?? richSetUps[does];
  return (
    setUp &&
    subject(async (turns) => {
      await setUp(turns);
      return doneBy(turns.control('work', () => undefined));
    })
  );
}

/** Callers who ask for a page that has nothing on it. */
export function askingCallers(how: string, what: string): Family | undefined {
  const makeAnswer = answers[what];
  return (
    makeAnswer &&
    subject((turns) => {
      const respond = untyped<() => Response>(makeAnswer());
      const modules = turns.controlHttp(respond);
      const controlled = turns.controlFetch(respond);
      return doneBy(async () => {
        const read = how === 'over fetch' ? (await controlled(PAGE)).text() : readBy(modules.http);
        equal(await read, '');
      });
    })
  );
}

function loadWith(modules: Readonly<Record<string, unknown>>): SetUp {
  return (turns) => turns.load('async-mutex', { from: __filename, modules });
}

function replaceOf(name: string, replacement: object): SetUp {
  return (turns) => turns.replaceModule(name, replacement);
}

function tslib(): object {
  return createRequire(require.resolve('async-mutex'))('tslib');
}

function sing(): void {
  // It is never called.
}

const PAGE = 'http://127.0.0.1/page';

function page(): Response {
  return new Response('here');
}

function always(response: Response): () => Response {
  return () => response;
}

function readBy({ get }: typeof http): Promise<string> {
  return new Promise((resolve, reject) => {
    get(PAGE, (response) => {
      text(response).then(resolve, reject);
    }).on('error', reject);
  });
}
