import { type AnyFunction, isFunction } from '../seams';

/** Where to listen or to connect to, and who hears of it. */
export interface ListenWanted {
  readonly port: number;
  readonly host?: string | undefined;
  readonly callback?: AnyFunction | undefined;
}

/**
 * Reads the arguments of `listen` and `connect`: `(port, host, backlog, callback)` or `(options, callback)`, all of them optional.
 *
 * @throws RangeError with the code `ERR_SOCKET_BAD_PORT`, as Node does.
 */
export function readListenArguments(args: readonly unknown[]): ListenWanted {
  const callback = args.find(isFunction);
  const [first, second] = args;
  const options = typeof first === 'object' && first !== null ? first : { port: first, host: second };
  const { port, host } = options as { port?: unknown; host?: unknown };
  return {
    port: isFunction(port) ? 0 : checkedPort(port ?? 0),
    ...(typeof host === 'string' && { host }),
    callback,
  };
}

function checkedPort(port: unknown): number {
  const number = Number(port);
  if (Number.isInteger(number) && number >= 0 && number < 65_536) {
    return number;
  }
  const message = `options.port should be >= 0 and < 65536. Received ${String(port)}.`;
  throw Object.assign(new RangeError(message), { code: 'ERR_SOCKET_BAD_PORT' });
}
