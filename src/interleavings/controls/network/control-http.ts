import http from 'node:http';
import https from 'node:https';
import type { ControlFetchOptions, HttpModules } from '../../experiment/ready-made-controls';
import type { AnyFunction, Seams } from '../seams';
import { readHttpArguments } from './http-arguments';
import { type Exchange, MemoryRequest } from './memory-request';
import { nameOf, networkError } from './network-error';
import { type Respond, Server, ServerFailure } from './server';

/** `node:http` and `node:https` whose requests are operations of the order, answered in the same process. */
export function controlHttp(
  seams: Seams,
  respond: Respond,
  { fault, answer }: ControlFetchOptions = {},
): HttpModules {
  const server = new Server(seams, 'turns.controlHttp', respond);
  const exchangeOf = (request: Request): Exchange => {
    let body = new Uint8Array();
    const operation = {
      name: nameOf(request),
      effect: async () => {
        const response = await answerTo(request, server);
        body = new Uint8Array(await response.arrayBuffer());
        return response;
      },
      answer,
      ...(fault !== undefined && { fault: () => networkError(fault, request) }),
    };
    return { operation, body: () => body };
  };
  const over = <Module extends object>(module: Module, scheme: 'http:' | 'https:'): Module => {
    const request: AnyFunction = (...args) =>
      new MemoryRequest(seams, readHttpArguments(args, scheme), exchangeOf);
    const get: AnyFunction = (...args) => Object(request(...args)).end();
    return { ...module, request, get };
  };
  return { http: over(http, 'http:'), https: over(https, 'https:') };
}

async function answerTo(request: Request, server: Server): Promise<Response> {
  try {
    return await server.answer(request);
  } catch (error) {
    throw error instanceof ServerFailure ? error.cause : error;
  }
}
