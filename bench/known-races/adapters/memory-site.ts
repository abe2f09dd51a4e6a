import { EventEmitter } from 'node:events';
import http from 'node:http';
import type { Turns } from '@audit-race/interleavings';

/** Replaces `http.request` by a site in memory: each answer is a turn. Gives back the function that undoes it. */
export function controlSite(turns: Turns, pages: Readonly<Record<string, string>>): () => void {
  const { request } = http;
  const answer = turns.control('answer', (path: string) => Buffer.from(pages[path] ?? ''));
  const headers = { 'content-type': 'text/html', 'content-encoding': 'gzip' };
  const destroy = () => undefined;
  Object.assign(http, {
    request({ path }: { path: string }, respond: (response: EventEmitter) => void) {
      const outgoing = { end: destroy, setTimeout: destroy, abort: destroy };
      const incoming = { statusCode: 200, headers, destroy, socket: { destroy } };
      const req = Object.assign(new EventEmitter(), outgoing);
      const fail = (error: unknown) => req.emit('error', error);
      answer(path).then((page) => {
        const response = Object.assign(new EventEmitter(), { ...incoming, req });
        respond(response);
        response.emit('data', page);
        response.emit('end');
      }, fail);
      return req;
    },
  });
  return () => Object.assign(http, { request });
}
