import { deepEqual, equal } from 'node:assert/strict';
import type http from 'node:http';
import { text } from 'node:stream/consumers';
import type { CallerOutcome, InterleavingSubject, Turns } from '@audit-race/interleavings';
import { named } from '../models';
import type { Family } from '../search';
import { told } from './told';

/** Races of callers who ask a server. */
export const requestRaces: Readonly<Record<string, Family>> = {
  'each fetch a token': (callers) => tokens(callers, (fetchToken) => fetchToken),
  'share the token that is fetched': (callers) =>
    tokens(callers, (fetchToken) => {
      let token: Promise<string> | undefined;
      return () => {
        token ??= fetchToken();
        return token;
      };
    }),
  'each get a page with http': (callers) => ({
    name: 'callers who get a page',
    setup(turns): InterleavingSubject {
      let served = 0;
      const { http } = turns.controlHttp(async (request) => {
        served += 1;
        return new Response(`${request.method} ${await request.text()} ${served}`, { status: 201 });
      });
      return {
        callers: named(callers, () => post(http, 'http://127.0.0.1:4000/page', 'Ada')),
        check: (outcomes) => equal(told(outcomes)[0], '201 POST Ada 1'),
      };
    },
  }),
  'ask a server with http that may be gone': () => ({
    name: 'a server that may be gone',
    setup(turns): InterleavingSubject {
      const { http } = turns.controlHttp(() => new Response('1'), { fault: 'ECONNRESET' });
      return {
        callers: named(1, () => post(http, 'http://127.0.0.1:4000/page', 'Ada')),
        check: (outcomes) => equal(told(outcomes)[0], '200 1'),
      };
    },
  }),
  'show the answer that arrives last': () => search(() => new AbortController()),
  'abort the request before': () => {
    let running: AbortController | undefined;
    return search(() => {
      running?.abort();
      running = new AbortController();
      return running;
    });
  },
  'no longer wait for an answer': () => ({
    name: 'a request that is aborted',
    setup(turns): InterleavingSubject {
      let served = 0;
      turns.controlFetch(() => {
        served += 1;
        return Response.json(served);
      });
      const run = () => {
        const controller = new AbortController();
        const answer = fetch('https://example.org/', { signal: controller.signal });
        controller.abort();
        return answer.catch((error: unknown) => `${error}, served ${served}`);
      };
      const check = (outcomes: readonly CallerOutcome[]) =>
        deepEqual(told(outcomes), ['AbortError: This operation was aborted, served 0']);
      return { callers: named(1, run), check };
    },
  }),
  'ask a server that may be gone': () => ({
    name: 'a server that may be gone',
    setup(turns): InterleavingSubject {
      turns.controlFetch(() => Response.json(1), { fault: 'ECONNREFUSED' });
      const run = async () => {
        const { ok } = await fetch('http://127.0.0.1:4000/port');
        return ok;
      };
      return { callers: named(1, run), check: ([outcome]) => expectAnswer(outcome) };
    },
  }),
};

function post({ request }: typeof http, url: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request(url, { method: 'POST' }, (response) => {
      text(response).then((page) => resolve(`${response.statusCode} ${page}`), reject);
    })
      .on('error', reject)
      .end(body);
  });
}

function tokens(
  callers: number,
  guard: (fetchToken: () => Promise<string>) => () => Promise<string>,
): ReturnType<Family> {
  return {
    name: 'callers who need a token',
    setup(turns): InterleavingSubject {
      let made = 0;
      turns.controlFetch(({ url, method }) => {
        made += 1;
        return Response.json({ token: `${method} ${new URL(url).pathname} ${made}` });
      });
      const fetchToken = guard(async () => {
        const response = await fetch('https://example.org/token', { method: 'POST' });
        return String(Object(await response.json()).token);
      });
      return {
        callers: named(callers, fetchToken),
        check: (outcomes) => {
          equal(made, 1, `${made} tokens were made`);
          equal(told(outcomes)[0], 'POST /token 1');
        },
      };
    },
  };
}

/** Somebody types, and each letter asks for what is found; what is shown at the end belongs to the last letter. */
function search(begin: () => AbortController): ReturnType<Family> {
  return {
    name: 'a search as you type',
    setup(turns: Turns): InterleavingSubject {
      turns.controlFetch(({ url }) => new Response(new URL(url).searchParams.get('q')));
      let shown = '';
      const ask = async (query: string, { signal }: AbortController) => {
        try {
          const response = await fetch(`https://example.org/?q=${query}`, { signal });
          shown = await response.text();
        } catch (error) {
          equal(Object(error).name, 'AbortError');
        }
      };
      const type = turns.control('type', () => undefined);
      const run = async () => {
        const first = ask('a', begin());
        await type();
        await Promise.all([first, ask('ab', begin())]);
      };
      return { callers: [{ name: 'Ada', run }], check: () => equal(shown, 'ab', `"${shown}" is shown`) };
    },
  };
}

function expectAnswer(outcome: unknown): void {
  const { value, reason } = outcome as { value?: unknown; reason?: Error };
  equal(value, true, `${reason}: ${reason?.cause}`);
}
