import { makeNetworkError } from '../system-error';

const NAME_LENGTH_MAX = 60;

/** The name of a request in the story: its method and its URL without the scheme, shortened to one line. */
export function nameOf({ method, url }: Request): string {
  const { host, pathname, search } = new URL(url);
  const name = `${method} ${host}${pathname}${search}`;
  return name.length > NAME_LENGTH_MAX ? `${name.slice(0, NAME_LENGTH_MAX)}…` : name;
}

/** The error of a request that fails on the network: made from a code, or by the experiment. */
export function networkError(fault: string | ((request: Request) => unknown), request: Request): unknown {
  if (typeof fault === 'function') {
    return fault(request);
  }
  const { hostname, port, protocol } = new URL(request.url);
  const address = withoutBrackets(hostname);
  if (fault === 'ECONNRESET') {
    return makeNetworkError(fault, { syscall: 'read' });
  }
  const number = Number(port) || (protocol === 'https:' ? 443 : 80);
  return makeNetworkError(fault, { syscall: 'connect', address, port: number });
}

/** The address itself: a URL has an IPv6 address in brackets. */
export function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}
