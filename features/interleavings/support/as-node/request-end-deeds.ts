import { once } from 'node:events';
import type http from 'node:http';
import { finished } from 'node:stream/promises';
import { type Deed, factsOf } from './compare';
import type { Client } from './request-deeds';

/** How requests end in programs, well or badly, by what the program does. */
export const requestEndDeeds: Readonly<Record<string, Deed<Client>>> = {
  'waits until a request is closed': async ({ http, port }) => {
    const { request, response } = await answered(http, port);
    response.resume();
    await once(request, 'close');
    return [request.destroyed, request.closed, response.complete, response.aborted];
  },
  'waits until a request is finished with': async ({ http, port }) => {
    const { request, response } = await answered(http, port);
    response.resume();
    await Promise.all([finished(request), finished(response)]);
    return [request.destroyed, response.readableEnded];
  },
  'aborts before it has asked': ({ http, port }) => heardOf(http.request(root(port)), abort),
  'aborts when it has asked': ({ http, port }) => heardOf(http.request(root(port)).end(), abort),
  'aborts when the connection is there': async ({ http, port }) => {
    const request = http.request(root(port));
    const socket = once(request, 'socket');
    await socket;
    return await heardOf(request, abort);
  },
  'aborts twice': ({ http, port }) =>
    heardOf(http.request(root(port)).end(), (request) => {
      abort(request);
      abort(request);
    }),
  'aborts while it is answered': async ({ http, port }) => {
    const { request, response } = await answered(http, port);
    return await bothHeard(request, response, () => abort(request));
  },
  'breaks a request off while it is answered': async ({ http, port }) => {
    const { request, response } = await answered(http, port);
    return await bothHeard(request, response, () => request.destroy());
  },
  'breaks a request off for a reason while it is answered': async ({ http, port }) => {
    const { request, response } = await answered(http, port);
    return await bothHeard(request, response, () => request.destroy(new RangeError('enough')));
  },
  'breaks an answer off': async ({ http, port }) => {
    const { request, response } = await answered(http, port);
    return await bothHeard(request, response, () => response.destroy());
  },
  'breaks an answer off for a reason': async ({ http, port }) => {
    const { request, response } = await answered(http, port);
    return await bothHeard(request, response, () => response.destroy(new RangeError('enough')));
  },
  'is aborted by a signal for a reason': ({ http, port }) => {
    const controller = new AbortController();
    const { signal } = controller;
    return heardOf(http.request(root(port), { signal }).end(), () =>
      controller.abort(new RangeError('too late')),
    );
  },
  'is aborted by a signal while it is answered': async ({ http, port }) => {
    const controller = new AbortController();
    const { request, response } = await answered(http, port, { signal: controller.signal });
    return await bothHeard(request, response, () => controller.abort());
  },
  'asks with a signal that is aborted already': ({ http, port }) =>
    heardOf(http.request(root(port), { signal: AbortSignal.abort() }), (request) => request.end()),
  'asks at an address of the sixth version': ({ http }) => {
    const requests = [
      http.request('http://[::1]:9/a'),
      http.request(new URL('http://[::1]:9')),
      http.request({ host: '::1', port: 9 }),
      http.request({ hostname: '::1', port: 9 }),
    ];
    return requests.map((request) => request.on('error', () => undefined).destroy().host);
  },
};

function root(port: number): string {
  return `http://127.0.0.1:${port}`;
}

function abort(request: http.ClientRequest): void {
  request.abort();
}

/** Asks for a page that is longer than what a connection carries at once. */
async function answered(
  { request: ask }: typeof http,
  port: number,
  options: http.RequestOptions = {},
): Promise<{ readonly request: http.ClientRequest; readonly response: http.IncomingMessage }> {
  const request = ask(`${root(port)}/long`, options).end();
  const [response] = await once(request, 'response');
  return { request, response };
}

/** All that is heard of a request that comes to its end. */
async function heardOf(
  request: http.ClientRequest,
  act: (request: http.ClientRequest) => unknown,
): Promise<unknown> {
  const heard = listen(request, ['abort', 'response', 'error']);
  const closed = closeOf(request);
  act(request);
  await closed;
  return [heard, request.aborted, request.destroyed];
}

async function bothHeard(
  request: http.ClientRequest,
  response: http.IncomingMessage,
  act: () => unknown,
): Promise<unknown> {
  const ofRequest = listen(request, ['abort', 'error']);
  const ofResponse = listen(response, ['aborted', 'error', 'end']);
  const closed = [closeOf(request), closeOf(response)];
  act();
  await Promise.all(closed);
  const { aborted, complete, destroyed } = response;
  return [ofRequest, ofResponse, { aborted, complete, destroyed }, request.aborted, request.destroyed];
}

/** As `events.once` gives it, but for the errors that come before. */
async function closeOf(emitter: http.ClientRequest | http.IncomingMessage): Promise<void> {
  await new Promise<void>((resolve) => {
    emitter.on('close', () => resolve());
  });
}

/** What is heard of each event, and in which order. */
function listen(emitter: http.ClientRequest | http.IncomingMessage, events: readonly string[]): unknown[] {
  const heard: unknown[] = [];
  for (const event of events) {
    emitter.on(event, (value) => heard.push([event, event === 'error' ? told(value) : undefined]));
  }
  return heard;
}

function told(error: unknown): unknown {
  return [factsOf(error), factsOf(Object(error).cause)];
}
