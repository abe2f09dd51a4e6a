import { type AnyFunction, isFunction } from '../seams';

/** An address to listen at: a port of a host, or the path of a pipe. */
export type Place =
  | { readonly path: string }
  | { readonly path?: undefined; readonly port: number; readonly host?: string | undefined };

/** Where to listen or to connect to, and the callback. */
export interface ListenWanted {
  readonly place: Place;
  readonly callback?: AnyFunction | undefined;
}

interface Given {
  readonly port?: unknown;
  readonly host?: unknown;
  readonly path?: unknown;
}

/**
 * Reads the arguments of `listen`: `(port, host, backlog, callback)`, `(path, backlog, callback)` or `(options, callback)`, all of
 * them optional.
 *
 * @throws RangeError with the code `ERR_SOCKET_BAD_PORT`, as Node does.
 */
export function readListenArguments(args: readonly unknown[]): ListenWanted {
  const { port, host, path } = givenIn(args);
  // If the options have both a port and a path, the port counts.
  const isPipe = typeof path === 'string' && (port === undefined || port === null);
  return {
    place: isPipe ? { path } : portOf(port ?? 0, host, 'options.port'),
    callback: args.find(isFunction),
  };
}

/** Reads the arguments of `connect`, which are like those of `listen`. */
export function readConnectArguments(args: readonly unknown[]): ListenWanted {
  const { port, host, path } = givenIn(args);
  const isPipe = typeof path === 'string' && path !== '';
  return { place: isPipe ? { path } : portOf(port ?? 0, host, 'Port'), callback: args.find(isFunction) };
}

/** The name of a place in a story. */
export function nameOfPlace(place: Place): string {
  return place.path ?? String(place.port);
}

function givenIn([first, second]: readonly unknown[]): Given {
  if (isFunction(first)) {
    return {};
  }
  if (typeof first === 'object' && first !== null) {
    return first;
  }
  return isPath(first) ? { path: first } : { port: first, host: second };
}

/** Whether a value is a path: a string that is not a number. */
function isPath(value: unknown): boolean {
  return typeof value === 'string' && !(Number(value) >= 0);
}

function portOf(port: unknown, host: unknown, name: string): Place {
  const number = typeof port === 'string' && port.trim() === '' ? Number.NaN : Number(port);
  if (Number.isInteger(number) && number >= 0 && number < 65_536) {
    return { port: number, ...(typeof host === 'string' && { host }) };
  }
  const shown = typeof port === 'string' ? `'${port}'` : String(port);
  const message = `${name} should be >= 0 and < 65536. Received type ${typeof port} (${shown}).`;
  throw Object.assign(new RangeError(message), { code: 'ERR_SOCKET_BAD_PORT' });
}
