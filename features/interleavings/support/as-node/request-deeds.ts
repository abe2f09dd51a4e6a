import type http from 'node:http';
import { buffer, text } from 'node:stream/consumers';
import { type Deed, factsOf, outcomeOf } from './compare';

/** The module, and the port at which the server listens. */
export interface Client {
  readonly http: typeof http;
  readonly port: number;
}

/** Longer than what a connection carries while nobody reads. */
const LONG = 8_000_000;

type Started = (heard: (response: http.IncomingMessage) => void) => http.ClientRequest;

/** What programs do with requests in ways of their own, by what it is. */
export const requestDeeds: Readonly<Record<string, Deed<Client>>> = {
  'asks by a URL as text': ({ http, port }) => ended((heard) => http.request(`${root(port)}/a?b=1`, heard)),
  'asks by a URL and options': ({ http, port }) =>
    ended((heard) => http.request(new URL('/a', root(port)), { method: 'put' }, heard)),
  'asks by options, by their host name': ({ http, port }) =>
    ended((heard) => http.request({ hostname: '127.0.0.1', port: String(port), path: '/a?b' }, heard)),
  'asks by options, by their host': ({ http, port }) =>
    ended((heard) => http.request({ protocol: 'http:', host: '127.0.0.1', port, method: 'DELETE' }, heard)),
  'asks by options that name no path': ({ http, port }) =>
    ended((heard) => http.request({ host: '127.0.0.1', port, path: null }, heard)),
  'gets, and need not end': ({ http, port }) => answered((heard) => http.get(`${root(port)}/a`, heard)),
  'listens for the answer later': ({ http, port }) =>
    answered((heard) => http.get(`${root(port)}/a`).on('response', heard)),
  'sends a body in pieces': ({ http, port }) =>
    answered((heard) => {
      const request = http.request(root(port), { method: 'POST' }, heard);
      request.write('6e', 'hex');
      request.write(Buffer.from('é'));
      return request.end('!', 'latin1');
    }),
  'sends nothing': ({ http, port }) => ended((heard) => http.request(root(port), { method: 'POST' }, heard)),
  'asks for the head': ({ http, port }) =>
    ended((heard) => http.request(root(port), { method: 'HEAD' }, heard)),
  'asks for an empty page': ({ http, port }) => ended((heard) => http.request(`${root(port)}/empty`, heard)),
  'asks for cookies': ({ http, port }) => ended((heard) => http.request(`${root(port)}/cookies`, heard)),
  'sets headers and takes them back': ({ http, port }) => {
    const looks: unknown[] = [];
    const asked = ended((heard) => {
      const request = http.request(root(port), { headers: { 'X-Given': 'a' } }, heard);
      request.setHeader('X-Set', 'b');
      request.setHeader('X-Set', 'c');
      request.setHeader('X-Gone', 'd');
      looks.push(request.hasHeader('x-gone'), request.getHeader('X-gone'));
      request.removeHeader('X-GONE');
      looks.push(request.hasHeader('x-gone'), request.getHeader('X-gone'), request.getHeader('x-set'));
      looks.push(request.getHeaders()['x-given']);
      return request;
    });
    return asked.then((answer) => [answer, looks]);
  },
  'looks at a request': ({ http, port }) => {
    const request = http.request(`${root(port)}/a?b=1`, { method: 'post' });
    const { method, path, host, protocol, destroyed, writableEnded } = request;
    request.on('error', () => undefined).destroy();
    return { method, path, host, protocol, destroyed, writableEnded, after: request.destroyed };
  },
  'sets up what nothing comes of': ({ http, port }) =>
    ended((heard) => {
      const request = http.request(root(port), heard);
      request.flushHeaders();
      request.setNoDelay();
      request.setSocketKeepAlive(true);
      return request.setTimeout(60_000);
    }),
  'is told of the connection': ({ http, port }) =>
    answered((heard) => {
      const request = http.request(root(port), heard);
      return request.on('socket', (socket) => {
        socket.setKeepAlive(true);
        socket.setNoDelay(true);
        request.end();
      });
    }),
  'gives up before it has asked': ({ http, port }) =>
    complained((asked) => {
      asked(http.request(root(port))).destroy();
    }),
  'gives up for a reason': ({ http, port }) =>
    complained((asked) => {
      asked(http.request(root(port))).destroy(new RangeError('too late'));
    }),
  'gives up when it has asked': ({ http, port }) =>
    complained((asked) => {
      asked(http.request(root(port)))
        .end()
        .destroy();
    }),
  'gives up when it has the whole answer': async ({ http, port }) => {
    const started: http.ClientRequest[] = [];
    const answer = await ended((heard) => {
      const request = http.request(root(port), heard);
      started.push(request);
      return request;
    });
    const gone = started.map((request) => request.destroy().destroyed);
    return [answer, gone];
  },
  'is aborted by a signal': async ({ http, port }) => {
    const controller = new AbortController();
    const complaint = await complained((asked) => {
      asked(http.request(root(port), { signal: controller.signal })).end();
      controller.abort();
    });
    return Object(complaint).map(({ name }: Error) => name);
  },
  'sets several values of a header': ({ http, port }) =>
    ended((heard) => http.request(root(port), { headers: { 'X-Many': ['a', 'b'] } }, heard)),
  'sets a header to nothing': ({ http, port }) =>
    outcomeOf(() => http.request(root(port), { headers: { 'x-none': undefined } })),
  'asks by options that name no host': ({ http, port }) => ended((heard) => http.request({ port }, heard)),
  'asks where no URL leads': ({ http }) =>
    Promise.all(['nowhere', 'http://'].map((url) => outcomeOf(() => http.request(url)))),
};

function root(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** What the answer is once the request is ended. */
function ended(start: Started): Promise<unknown> {
  return answered((heard) => start(heard).end());
}

function answered(start: Started): Promise<unknown> {
  return new Promise((resolve, reject) => {
    start((response) => {
      const { statusCode, statusMessage, headers, httpVersion, httpVersionMajor, httpVersionMinor } =
        response;
      const { 'content-type': type, 'set-cookie': cookies, 'x-asked': asked } = headers;
      const head = { statusCode, statusMessage, type, cookies, asked };
      const versions = [httpVersion, httpVersionMajor, httpVersionMinor];
      const raw = response.rawHeaders.some((name) => name.toLowerCase() === 'x-asked');
      const { complete } = response;
      const isChained = response.setTimeout(60_000) === response && response.connection === response.socket;
      const read = text(response);
      read.then(
        (body) => resolve({ head, versions, raw, isChained, complete: [complete, response.complete], body }),
        reject,
      );
    }).on('error', reject);
  });
}

/** What is heard of a request that comes to nothing. */
async function complained(
  act: (asked: (request: http.ClientRequest) => http.ClientRequest) => void,
): Promise<unknown> {
  return await new Promise((resolve) => {
    const heard: unknown[] = [];
    act((request) =>
      request.on('error', (error) => heard.push(factsOf(error))).on('close', () => resolve(heard)),
    );
  });
}

/** What the server says: the same to whoever asks the same. */
export async function answerTo(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const ours = [...request.headers].filter(([name]) => name.startsWith('x-'));
  const headers = new Headers({ 'content-type': 'text/plain', 'x-asked': `${pathname}${search}` });
  if (pathname === '/cookies') {
    headers.append('set-cookie', 'a=1');
    headers.append('set-cookie', 'b=2');
  }
  const asked = JSON.stringify([request.method, ours, await request.text()]);
  const body = pathname === '/long' ? 'x'.repeat(LONG) : asked;
  const isEmpty = pathname === '/empty' || request.method === 'HEAD';
  return new Response(isEmpty ? '' : body, { status: 203, statusText: 'As You Wish', headers });
}

/** The same server, as Node listens. */
export async function serve(incoming: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const { method = 'GET', url = '/', headers } = incoming;
  const body = await buffer(incoming);
  const known = Object.entries(headers).filter(([name]) => name.startsWith('x-'));
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const answer = await answerTo(
    new Request(new URL(url, 'http://127.0.0.1'), {
      method,
      headers: Object.fromEntries(known.map(([name, value]) => [name, String(value)])),
      ...(hasBody && { body }),
    }),
  );
  response.writeHead(answer.status, answer.statusText, {
    ...Object.fromEntries(answer.headers),
    ...(url === '/cookies' && { 'set-cookie': answer.headers.getSetCookie() }),
  });
  response.end(Buffer.from(await answer.arrayBuffer()));
}
