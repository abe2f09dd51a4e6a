import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ListenError } from '../command-errors';
import type { Access } from './access';
import type { Answer, Asked } from './answer';
import { PAGE_HEADERS } from './page-headers';
import {
  brokenOffView,
  methodView,
  mistakeView,
  otherHostView,
  unknownView,
  wrongTokenView,
} from './view/refusal-views';

/** What is served, and to whom. */
export interface Served {
  readonly access: Access;
  /** Answers somebody who may look. */
  readonly answer: (asked: Asked) => Promise<Answer>;
  /** Gets an error that is a bug of ours. */
  readonly tellMistake: (error: unknown) => void;
}

/** A filter may have nine texts of a thousand characters, each of nine bytes as an address writes it. */
const HEADER_BYTES_MAX = 128 * 1024;
/** A request has nothing but its headers. */
const REQUEST_MS_MAX = 10_000;

/** An address that is one of our pages, so that a link to it leads nowhere else. */
const OWN_ADDRESS = /^\/(?:[\w-]+\/[\w/-]*)?(?:\?\S*)?$/;

/** Serves pages to everybody who has the token. */
export class PageServer {
  readonly #served: Served;
  readonly #server: Server;

  /** Listens nowhere yet. */
  constructor(served: Served) {
    this.#served = served;
    const limits = {
      maxHeaderSize: HEADER_BYTES_MAX,
      headersTimeout: REQUEST_MS_MAX,
      requestTimeout: REQUEST_MS_MAX,
    };
    this.#server = createServer(limits, (request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        served.tellMistake(error);
        response.destroy();
      });
    });
  }

  /** Resolves to the port. Rejects with a {@link ListenError} when the server cannot listen there. */
  async listen(host: string, port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', (error) => reject(explain(error, host, port)));
      this.#server.listen({ host, port, exclusive: true }, resolve);
    });
    return portOf(this.#server.address());
  }

  /** Takes no more requests, and ends those under way. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => {
      if (!response.writableFinished) {
        gone.abort();
      }
    });
    const tell = (error: unknown): void => {
      // Where the client does not wait for the answer any more, that is no bug.
      if (!gone.signal.aborted) {
        this.#served.tellMistake(error);
      }
    };
    try {
      await send(response, await this.#admit(request, gone.signal), tell);
    } catch (error) {
      tell(error);
      if (response.headersSent) {
        response.destroy();
      } else {
        await send(response, { status: 500, page: mistakeView() }, tell);
      }
    }
  }

  async #admit(request: IncomingMessage, signal: AbortSignal): Promise<Answer> {
    const { method, url = '/', headers } = request;
    const { access, answer } = this.#served;
    const [path = '/', ...rest] = url.split('?');
    const query = new URLSearchParams(rest.join('?'));
    const admission = access.admit({
      host: headers.host,
      cookies: headers.cookie,
      token: query.get('token'),
      site: headers['sec-fetch-site']?.toString(),
    });
    if (admission === 'another host') {
      return { status: 421, page: otherHostView() };
    }
    if (method !== 'GET' && method !== 'HEAD') {
      return { status: 405, page: methodView() };
    }
    if (admission === 'has a wrong token') {
      return { status: 403, page: wrongTokenView() };
    }
    if (admission === 'unknown') {
      return { status: 403, page: unknownView(OWN_ADDRESS.test(url) ? url : '/') };
    }
    query.delete('token');
    const place = `/${access.place}/`;
    if (admission === 'known' && path.startsWith(place)) {
      return await answer({ path: path.slice(place.length), query, isHead: method === 'HEAD', signal });
    }
    // An address that was kept since an earlier start is below another place.
    const location = `${place}${pageIn(path)}${query.size === 0 ? '' : `?${query}`}`;
    return admission === 'known'
      ? { status: 303, location }
      : { status: 303, location, cookie: access.cookie() };
  }
}

/** What an address names below its place. */
function pageIn(path: string): string {
  return /^\/[\w-]+\/(?<page>[\w/-]*)$/.exec(path)?.groups?.page ?? '';
}

async function send(response: ServerResponse, answer: Answer, tell: Served['tellMistake']): Promise<void> {
  if ('location' in answer) {
    const { location, cookie } = answer;
    const letIn = cookie === undefined ? {} : { 'Set-Cookie': cookie };
    response.writeHead(answer.status, { ...PAGE_HEADERS, ...letIn, Location: location }).end();
    return;
  }
  const allow = answer.status === 405 ? { Allow: 'GET, HEAD' } : {};
  const headers = { ...PAGE_HEADERS, ...allow };
  if ('parts' in answer) {
    response.writeHead(answer.status, headers);
    await pipeline(Readable.from(textsOf(answer.parts, tell)), response);
    return;
  }
  // Written before the headers are sent: if that is an error, the answer is another page.
  const text = answer.page.toString();
  response.writeHead(answer.status, headers).end(text);
}

async function* textsOf(
  parts: AsyncIterable<unknown>,
  tell: Served['tellMistake'],
): AsyncGenerator<string, void, undefined> {
  try {
    for await (const part of parts) {
      yield String(part);
    }
  } catch (error) {
    tell(error);
    yield String(brokenOffView());
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program has it. Take another port, or leave --port out for any that is free',
  EACCES: 'this user may not have it. Take a port from 1024',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'there is no host of this name',
};

function explain(error: NodeJS.ErrnoException, host: string, port: number): ListenError {
  const why = REASONS[String(error.code)] ?? error.code;
  return new ListenError(`The page cannot be served at port ${port} of ${host}: ${why}.`, { cause: error });
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
