import { equal } from 'node:assert/strict';
import type { InterleavingSubject } from '@audit-race/interleavings';
import { named } from '../models';
import type { Family } from '../search';
import { told } from './told';

const WORDS = '{"words":1}';

/** What one does with a response, and what one sees of it. */
const uses: Readonly<Record<string, (response: Response) => Promise<unknown>>> = {
  'is read twice': async (response) => [await response.json(), await response.json()],
  'is read twice at once': (response) => Promise.all([response.text(), response.text()]),
  'is read in two ways': async (response) => [await response.text(), await response.arrayBuffer()],
  'is asked whether it is read': async (response) => {
    const before = response.bodyUsed;
    const reading = response.text();
    return [before, response.bodyUsed, await reading];
  },
  'is cloned and read': async (response) => {
    const clone = response.clone();
    return (await response.text()) + (await clone.text());
  },
  'is read and cloned': async (response) => [await response.text(), response.clone()],
  'is read in pieces': async ({ body }) => {
    const pieces: string[] = [];
    for await (const piece of body ?? []) {
      pieces.push(Buffer.from(piece).toString());
    }
    return pieces;
  },
  'is read into a buffer of the reader': async ({ body }) =>
    Array.from((await body?.getReader({ mode: 'byob' }).read(new Uint8Array(5)))?.value ?? []),
  'is read to its end into buffers': async ({ body }) => {
    const reader = body?.getReader({ mode: 'byob' });
    await reader?.read(new Uint8Array(WORDS.length));
    return (await reader?.read(new Uint8Array(5)))?.done;
  },
  'is locked': async (response) => [response.body?.getReader() !== undefined, await response.text()],
  'is cancelled': async (response) => [await response.body?.cancel(), response.bodyUsed],
  'is cancelled by its reader': async (response) => {
    const reader = response.body?.getReader();
    await reader?.read();
    return [await reader?.cancel(), response.bodyUsed];
  },
  'is handed on': async ({ body }) => await new Response(body?.pipeThrough(new TransformStream())).text(),
  'is looked at twice': (response) => {
    const { body } = response;
    return Promise.resolve([body === response.body, response.bodyUsed]);
  },
};

const usesOfNone: typeof uses = {
  'is read twice': async (response) => [await response.text(), await response.text(), response.bodyUsed],
  'is looked at': (response) => Promise.resolve([response.body, response.bodyUsed]),
};

const whole = Object.entries(uses).map(([how, use]) => [`one body that ${how}`, used(WORDS, use)] as const);
const none = Object.entries(usesOfNone).map(
  ([how, use]) => [`no body that ${how}`, used(null, use)] as const,
);

/** Races of callers who read what a server has answered. */
export const bodyRaces: Readonly<Record<string, Family>> = {
  ...Object.fromEntries([...whole, ...none].map(([how, family]) => [`have ${how}`, family])),
  'write what they stream to one place': (callers) => ({
    name: 'streams that are mixed',
    setup(turns): InterleavingSubject {
      turns.controlFetch(
        () => new Response(ReadableStream.from(['one ', 'two'].map((each) => Buffer.from(each)))),
      );
      let place = '';
      const run = async () => {
        const { body } = await fetch('https://example.org/');
        for await (const piece of body ?? []) {
          place += Buffer.from(piece);
        }
      };
      return { callers: named(callers, run), check: () => equal(place, 'one twoone two') };
    },
  }),
};

/** A response of which somebody sees the same under control as without. */
function used(body: string | null, use: (response: Response) => Promise<unknown>): Family {
  return () => ({
    name: 'a response that is used',
    setup(turns): InterleavingSubject {
      turns.controlFetch(() => new Response(body));
      const see = async (response: Response) => JSON.stringify(await use(response));
      return {
        callers: named(1, async () => see(await fetch('https://example.org/'))),
        check: async (outcomes) => equal(told(outcomes)[0], await see(new Response(body)).catch(String)),
      };
    },
  });
}
