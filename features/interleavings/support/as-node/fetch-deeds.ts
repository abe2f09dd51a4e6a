import type http from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type Deed, factsOf, outcomeOf } from './compare';

/** A `fetch`, and the address of a server. */
export interface Web {
  readonly fetch: typeof fetch;
  readonly root: string;
}

const REDIRECTS = { '/moved': 301, '/found': 302, '/other': 303, '/kept': 307, '/for-ever': 308 };

/** What programs do with `fetch` in ways of their own, by what it is. */
export const fetchDeeds: Readonly<Record<string, Deed<Web>>> = {
  'gets a page': ({ fetch, root }) => answerOf(root, fetch(`${root}/page?a=1#part`)),
  'gets a page by a URL and by a request': async ({ fetch, root }) => [
    await answerOf(root, fetch(new URL(`${root}/page`))),
    await answerOf(root, fetch(new Request(`${root}/page`, { headers: { 'x-asked': 'yes' } }))),
  ],
  'sends forms and bytes': async ({ fetch, root }) => [
    await answerOf(root, fetch(`${root}/page`, { method: 'POST', body: new URLSearchParams({ a: '1' }) })),
    await answerOf(root, fetch(`${root}/page`, { method: 'put', body: Buffer.from('bytes') })),
  ],
  'follows each kind of redirect': async ({ fetch, root }) => {
    const answers: unknown[] = [];
    for (const path of Object.keys(REDIRECTS)) {
      answers.push(await answerOf(root, fetch(root + path)));
      answers.push(await answerOf(root, fetch(root + path, { method: 'POST', body: 'x' })));
    }
    return answers;
  },
  'wants no redirect': async ({ fetch, root }) => {
    const { status, redirected, headers } = await fetch(`${root}/found`, { redirect: 'manual' });
    const failure = await outcomeOf(() => fetch(`${root}/found`, { redirect: 'error' }));
    return [status, redirected, headers.get('location'), failure];
  },
  'is led in a circle': async ({ fetch, root }) => {
    try {
      return await fetch(`${root}/circle`);
    } catch (error) {
      return [factsOf(error), factsOf(Object(error).cause)];
    }
  },
  'is aborted before it asks': ({ fetch, root }) =>
    outcomeOf(() => fetch(root, { signal: AbortSignal.abort() })),
  'asks where no URL leads': ({ fetch }) =>
    Promise.all(['nowhere', '/page'].map((url) => outcomeOf(() => fetch(url)))),
  'reads what is no JSON': async ({ fetch, root }) => {
    const response = await fetch(`${root}/page`, { method: 'HEAD' });
    return [response.status, response.ok, await outcomeOf(() => response.json())];
  },
};

async function answerOf(root: string, asked: Promise<Response>): Promise<unknown> {
  const response = await asked;
  const { status, statusText, ok, url, redirected, headers } = response;
  const type = headers.get('content-type');
  return [status, statusText, ok, url.replace(root, ''), redirected, type, await response.text()];
}

/** What the server says, and where it leads. */
export async function leadOn(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const status: unknown = Reflect.get(REDIRECTS, pathname);
  if (pathname === '/circle' || typeof status === 'number') {
    const location = pathname === '/circle' ? '/circle' : `/page?from=${pathname.slice(1)}`;
    return new Response(null, { status: Number(status ?? 302), headers: { location } });
  }
  const asked = [request.method, search, request.headers.get('x-asked'), await request.text()];
  return new Response(request.method === 'HEAD' ? null : JSON.stringify(asked), {
    status: 201,
    statusText: 'As You Wish',
    headers: { 'content-type': 'text/plain' },
  });
}

/** The same server, as Node listens. */
export async function leadOnInNode(
  incoming: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = incoming;
  const body = await buffer(incoming);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const asked = headers['x-asked'];
  const answer = await leadOn(
    new Request(new URL(url, 'http://127.0.0.1'), {
      method,
      headers: typeof asked === 'string' ? { 'x-asked': asked } : {},
      ...(hasBody && { body }),
    }),
  );
  response.writeHead(answer.status, answer.statusText, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
}
