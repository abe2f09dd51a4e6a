import { equal } from 'node:assert/strict';
import { once } from 'node:events';
import type http from 'node:http';
import type { InterleavingSubject } from '@audit-race/interleavings';
import { named } from '../models';
import type { Family } from '../search';

/** How somebody uses a client while an order runs, and what follows when it is over. */
type Use = (client: typeof http) => { during(): Promise<unknown>; after(): void };

const uses: Readonly<Record<string, Use>> = {
  'sends a request': (client) => {
    const late = client.request('http://127.0.0.1/late');
    return {
      during: () => once(client.get('http://127.0.0.1/'), 'response'),
      after: () => late.end(),
    };
  },
  'reads an answer': (client) => {
    let answer: http.IncomingMessage | undefined;
    return {
      during: async () => {
        [answer] = await once(client.get('http://127.0.0.1/'), 'response');
      },
      after: () => equal(answer?.read(), null),
    };
  },
};

/** A caller whose clean-up goes on with what was begun in the order: the server of the order is not there any more. */
export function lateWork(does: string): Family | undefined {
  const use = uses[does];
  return (
    use &&
    (() => ({
      name: 'work that comes too late',
      setup(turns): InterleavingSubject {
        let served = 0;
        const { http: client } = turns.controlHttp(() => {
          served += 1;
          return new Response('answer');
        });
        const { during, after } = use(client);
        return {
          callers: named(1, during),
          check: () => equal(served, 1),
          cleanUp: () => {
            after();
            equal(served, 1, 'somebody was served when the order was over');
          },
        };
      },
    }))
  );
}
