import { makeNetworkError } from '../system-error';

const NAME_LENGTH_MAX = 60;

/** What the story calls a request: its method and where it goes, without the scheme and not longer than a line. */
export function nameOf({ method, url }: Request): string {
  const { host, pathname, search } = new URL(url);
  const name = `${method} ${host}${pathname}${search}`;
  return name.length > NAME_LENGTH_MAX ? `${name.slice(0, NAME_LENGTH_MAX)}…` : name;
}

/** The error with which a request fails on the network: by its code, or as somebody else makes it. */
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

/** The address itself, where a URL has it in brackets. */
export function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}
