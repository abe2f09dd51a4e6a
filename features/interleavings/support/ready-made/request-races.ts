import { equal } from 'node:assert/strict';
import type { InterleavingSubject, Turns } from '@audit-race/interleavings';
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
  'show the answer that arrives last': () => search(() => new AbortController()),
  'abort the request before': () => {
    let running: AbortController | undefined;
    return search(() => {
      running?.abort();
      running = new AbortController();
      return running;
    });
  },
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
      const run = () => Promise.all([ask('a', begin()), ask('ab', begin())]);
      return { callers: [{ name: 'Ada', run }], check: () => equal(shown, 'ab', `"${shown}" is shown`) };
    },
  };
}

function expectAnswer(outcome: unknown): void {
  const { value, reason } = outcome as { value?: unknown; reason?: Error };
  equal(value, true, `${reason}: ${reason?.cause}`);
}
