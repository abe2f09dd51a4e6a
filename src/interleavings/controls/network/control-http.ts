import http from 'node:http';
import https from 'node:https';
import type { ControlFetchOptions, HttpModules } from '../../experiment/ready-made-controls';
import type { AnyFunction, Seams } from '../seams';
import type { Respond } from './control-fetch';
import { readHttpArguments } from './http-arguments';
import { type Answered, MemoryRequest } from './memory-request';
import { nameOf, networkError } from './network-error';

/** `node:http` and `node:https` whose requests are operations of the order, answered in the same process. */
export function controlHttp(
  seams: Seams,
  respond: Respond,
  { fault, answer }: ControlFetchOptions = {},
): HttpModules {
  const operationFor = (request: Request) => ({
    name: nameOf(request),
    effect: () => answerOf(request, respond),
    answer,
    ...(fault !== undefined && { fault: () => networkError(fault, request) }),
  });
  const over = <Module extends object>(module: Module, scheme: 'http:' | 'https:'): Module => {
    const request: AnyFunction = (...args) =>
      new MemoryRequest(seams, readHttpArguments(args, scheme), operationFor);
    const get: AnyFunction = (...args) => Object(request(...args)).end();
    return { ...module, request, get };
  };
  return { http: over(http, 'http:'), https: over(https, 'https:') };
}

async function answerOf(request: Request, respond: Respond): Promise<Answered> {
  const response = await respond(request);
  return { response, body: new Uint8Array(await response.arrayBuffer()) };
}
