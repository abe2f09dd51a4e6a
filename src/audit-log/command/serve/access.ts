import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';

/** 256 bits: nobody finds it by trying. */
const SECRET_BYTES = 32;
/** 128 bits. */
const PLACE_BYTES = 16;

/** What a request says of who makes it. */
export interface Caller {
  readonly host: string | undefined;
  readonly cookies: string | undefined;
  /** Of the query; `null` where there is none. */
  readonly token: string | null;
  /** `Sec-Fetch-Site`: which page has made the browser send this. Other programs do not send it. */
  readonly site: string | undefined;
}

/** What is to be done with a request: answer it, or let its browser in, or say why not. */
export type Admission = 'known' | 'has the token' | 'has a wrong token' | 'unknown' | 'another host';

/**
 * Decides who may look. The token in the first address is exchanged for a cookie, so that no address that somebody shares contains it.
 *
 * A browser sends the cookies of a host to each of its ports, so another user of this machine could receive the cookie at a port of
 * their own. Therefore all pages are below a {@link Access.place} that nobody can guess, and the cookie is sent to that place only.
 */
export class Access {
  readonly token = newSecret(SECRET_BYTES);
  readonly place = newSecret(PLACE_BYTES);
  readonly #session = newSecret(SECRET_BYTES);
  readonly #names: (name: string) => boolean;

  /** @param host the address on which the server listens. */
  constructor(host: string) {
    this.#names = hostsOf(host);
  }

  /** What one request may see. */
  admit({ host, cookies = '', token, site = 'none' }: Caller): Admission {
    if (host === undefined || !this.#names(nameIn(host))) {
      return 'another host';
    }
    if (token !== null) {
      return isSame(token, this.token) ? 'has the token' : 'has a wrong token';
    }
    const sent = cookies.split(';').map((pair) => pair.trim().split('='));
    // Pages at other ports are same-site: they could make a browser send its cookie here, and measure how long the answer takes.
    return OWN_SITES.includes(site) &&
      sent.some(([name, value = '']) => name === COOKIE && isSame(value, this.#session))
      ? 'known'
      : 'unknown';
  }

  /** The `Set-Cookie` header that lets a browser in, until the browser or the server ends. */
  cookie(): string {
    return `${COOKIE}=${this.#session}; Path=/${this.place}/; HttpOnly; SameSite=Strict`;
  }
}

const OWN_SITES = ['none', 'same-origin'];
const COOKIE = 'audit-race';

function newSecret(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

/** Compares in constant time, even if the lengths differ, so that the time does not tell where the texts differ. */
function isSame(given: string, secret: string): boolean {
  return timingSafeEqual(digest(given), digest(secret));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** The name in a `Host` header, without the port: a tunnel has another port. */
function nameIn(host: string): string {
  return host
    .replace(/:\d*$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
}

/**
 * The names by which the server may be called. If a foreign page lets its own name lead here (DNS rebinding), the browser takes both for
 * the same origin. That cannot be done with an IP address, or with `localhost`.
 */
function hostsOf(host: string): (name: string) => boolean {
  if (host === '0.0.0.0' || host === '::') {
    return (name) => isIP(name) !== 0 || name === 'localhost';
  }
  return (name) => name === host.toLowerCase() || (isLoopback(host) && name === 'localhost');
}

/** Whether nobody but this machine can reach it. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
