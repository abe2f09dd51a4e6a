import { equal } from 'node:assert/strict';
import type http from 'node:http';
import type { ControlFetchOptions, InterleavingSubject } from '@audit-race/interleavings';
import { named } from '../models';
import type { Family } from '../search';
import { told } from './told';

interface Asked {
  readonly url: string;
  readonly by: string;
  readonly options?: ControlFetchOptions;
  respond?(): Response;
}

/** What fails when somebody asks, by the server that is asked. */
const servers: Readonly<Record<string, Asked>> = {
  'refuses at the port of http': {
    by: 'fetch',
    url: 'http://127.0.0.1/page',
    options: { fault: 'ECONNREFUSED' },
  },
  'refuses at the port of https': {
    by: 'https',
    url: 'https://127.0.0.1/page',
    options: { fault: 'ECONNREFUSED' },
  },
  'refuses at an address of the sixth version': {
    by: 'fetch',
    url: 'http://[::1]:4000/page',
    options: { fault: 'ECONNREFUSED' },
  },
  'refuses http at an address of the sixth version': {
    by: 'http',
    url: 'http://[::1]/page',
    options: { fault: 'ECONNREFUSED' },
  },
  'fails as nobody knows': { by: 'http', url: 'http://127.0.0.1:80/page', options: { fault: 'ENOLUCK' } },
  'fails as the experiment says': {
    by: 'fetch',
    url: 'http://127.0.0.1/page',
    options: { fault: ({ method, url }) => new Error(`no ${method} of ${url}`) },
  },
  'resets and answers later': {
    by: 'http',
    url: 'http://127.0.0.1:4000/page',
    options: { fault: 'ECONNRESET', answer: 'later' },
  },
  'breaks over fetch': { by: 'fetch', url: 'http://127.0.0.1/page', respond: broken },
  'breaks over http': { by: 'http', url: 'http://127.0.0.1/page', respond: broken },
  'has a long address': {
    by: 'fetch',
    url: `http://127.0.0.1:4000/${'a'.repeat(60)}?page=1`,
    options: { fault: 'ECONNRESET' },
  },
};

/** A caller who asks a server that does not answer well. */
export function failingServers(server: string): Family | undefined {
  const asked = servers[server];
  return asked && (() => ({ name: 'a server that fails', setup: (turns) => asking(asked, turns) }));
}

function asking(
  { url, by, options, respond = () => new Response('here') }: Asked,
  turns: Parameters<ReturnType<Family>['setup']>[0],
): InterleavingSubject {
  const modules = turns.controlHttp(respond, options);
  const controlled = turns.controlFetch(respond, options);
  const run = async () => {
    if (by === 'fetch') {
      const response = await controlled(url);
      return await response.text();
    }
    return await got(by === 'https' ? modules.https : modules.http, url);
  };
  return {
    callers: named(1, run),
    check: ([outcome]) => {
      const { reason } = outcome as { reason?: Error };
      const words = [...told(outcome === undefined ? [] : [outcome]), reason?.cause ?? []].flat();
      equal(words[0], 'here', words.join(': '));
    },
  };
}

function broken(): Response {
  throw new RangeError('no page');
}

function got(client: Pick<typeof http, 'get'>, url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    client
      .get(url, (response) => {
        response.setEncoding('utf8').on('data', resolve);
      })
      .on('error', reject);
  });
}
