import type { ControlFetchOptions } from '../../experiment/ready-made-controls';
import type { Seams } from '../seams';
import { nameOf, networkError } from './network-error';
import { followRedirects } from './redirects';
import { controlBody } from './response-body';
import { type Respond, Server, ServerFailure } from './server';
import { untilAborted } from './until-aborted';

/** A `fetch` in which each request is an operation of the order, and each read of a body is another. */
export function controlFetch(
  seams: Seams,
  respond: Respond,
  { fault, answer }: ControlFetchOptions = {},
): typeof fetch {
  const server = new Server(seams, 'turns.controlFetch', respond);
  // The operation has no arguments: its name already says what the request is about.
  const send = (request: Request) => {
    const operation = seams.control(`fetch ${nameOf(request)}`, () => answerTo(request, server), {
      answer,
      ...(fault !== undefined && { fault: () => failed(networkError(fault, request)) }),
    });
    return untilAborted(operation(), request.signal);
  };
  return async (input, init) => {
    const request = new Request(input, init);
    const { signal } = request;
    signal.throwIfAborted();
    return controlBody(seams, await followRedirects(request, send), signal);
  };
}

async function answerTo(request: Request, server: Server): Promise<Response> {
  try {
    const response = await server.answer(request);
    if (response.type === 'error') {
      throw failed(new Error('the server gave Response.error()'));
    }
    return response;
  } catch (error) {
    throw error instanceof ServerFailure ? failed(error.cause) : error;
  }
}

function failed(cause: unknown): TypeError {
  return new TypeError('fetch failed', { cause });
}
