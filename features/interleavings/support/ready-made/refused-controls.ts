import { equal } from 'node:assert/strict';
import * as fs from 'node:fs';
import type http from 'node:http';
import { text } from 'node:stream/consumers';
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
  const setUp = setUps[does];
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
