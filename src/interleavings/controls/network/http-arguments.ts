import { isUrl } from '../../experiment/is-url';
import { type AnyFunction, isFunction } from '../seams';

/** The request that the caller described. */
export interface HttpWanted {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal | undefined;
  readonly callback?: AnyFunction | undefined;
}

interface HttpOptions {
  readonly protocol?: string | null;
  readonly host?: string | null;
  readonly hostname?: string | null;
  readonly port?: string | number | null;
  readonly path?: string | null;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal;
}

/** Reads the arguments of `http.request`: `(url, options, callback)` or `(options, callback)`. */
export function readHttpArguments(args: readonly unknown[], scheme: 'http:' | 'https:'): HttpWanted {
  const [first, second] = args;
  const isAddress = typeof first === 'string' || isUrl(first);
  const given = isAddress ? second : first;
  // If `given` is the callback, this is harmless: a function has none of these members.
  const options: HttpOptions = Object(given);
  const { method = 'GET', headers = {}, signal } = options;
  return {
    url: isAddress ? new URL(first) : urlOf(options, scheme),
    method: method.toUpperCase(),
    headers,
    signal,
    callback: args.find(isFunction),
  };
}

function urlOf({ protocol, host, hostname, port, path }: HttpOptions, scheme: string): URL {
  const name = hostname ?? host ?? 'localhost';
  const url = new URL(
    `${protocol ?? scheme}//${name.includes(':') && !name.includes(']') ? `[${name}]` : name}`,
  );
  if (port) {
    url.port = String(port);
  }
  return new URL(path ?? '/', url);
}
