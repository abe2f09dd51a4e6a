import { EventEmitter } from 'node:events';
import type { Turns } from '@audit-race/interleavings';

/** The `request` of `http` for a site in memory. Each answer is a turn. */
export function controlSite(turns: Turns, pages: Readonly<Record<string, string>>) {
  const headers = { 'content-type': 'text/html', 'content-encoding': 'gzip' };
  const destroy = () => undefined;
  return ({ path }: { path: string }, respond: (response: EventEmitter) => void): EventEmitter => {
    const req = Object.assign(new EventEmitter(), { end: destroy, setTimeout: destroy, abort: destroy });
    turns.event(`answers ${path}`, () => {
      const response = Object.assign(new EventEmitter(), {
        req,
        statusCode: 200,
        headers,
        destroy,
        socket: { destroy },
      });
      respond(response);
      response.emit('data', Buffer.from(pages[path] ?? ''));
      response.emit('end');
    });
    return req;
  };
}
