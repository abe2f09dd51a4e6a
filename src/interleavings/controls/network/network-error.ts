import { makeSystemError } from '../system-error';

/** What the story calls a request: host and path tell requests apart; a query is often long. */
export function nameOf({ method, url }: Request): string {
  const { host, pathname } = new URL(url);
  return `${method} ${host}${pathname}`;
}

/** The error with which a request fails on the network: by its code, or as somebody else makes it. */
export function networkError(fault: string | ((request: Request) => unknown), request: Request): unknown {
  if (typeof fault === 'function') {
    return fault(request);
  }
  const { hostname: address, port, protocol } = new URL(request.url);
  if (fault === 'ECONNRESET') {
    return makeSystemError(fault, { syscall: 'read', address, port: undefined });
  }
  const number = Number(port) || (protocol === 'https:' ? 443 : 80);
  return makeSystemError(fault, { syscall: 'connect', address, port: number });
}
