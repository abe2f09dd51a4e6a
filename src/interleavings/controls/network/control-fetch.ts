import type { ControlFetchOptions } from '../../experiment/ready-made-controls';
import type { Seams } from '../seams';
import { nameOf, networkError } from './network-error';
import { controlBody } from './response-body';
import { untilAborted } from './until-aborted';

/** Answers a request, in the place of a server. */
export type Respond = (request: Request) => Response | PromiseLike<Response>;

/** A `fetch` of which each request is an operation of the order, and each look at a body another. */
export function controlFetch(
  seams: Seams,
  respond: Respond,
  { fault, answer }: ControlFetchOptions = {},
): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { signal } = request;
    signal.throwIfAborted();
    const name = `fetch ${nameOf(request)}`;
    const send = seams.control(name, (sent: Request) => answerOf(sent, respond), {
      answer,
      ...(fault !== undefined && { fault: (sent: Request) => failed(networkError(fault, sent)) }),
    });
    const response = await untilAborted(send(request), signal);
    return controlBody(seams, response, signal);
  };
}

async function answerOf(request: Request, respond: Respond): Promise<Response> {
  try {
    return await respond(request);
  } catch (error) {
    throw failed(error);
  }
}

function failed(cause: unknown): TypeError {
  return new TypeError('fetch failed', { cause });
}
