import { isIPv6 } from 'node:net';

/** A server; a host that begins with `/` is the folder of a socket. */
export interface PostgresHost {
  readonly host: string | undefined;
  readonly port: number | undefined;
}

/** The hosts in front of the `?` of a URL, and the settings `host` and `port` behind it, which take precedence. */
export interface NamedHosts {
  readonly inFront: string;
  readonly host: string | undefined;
  readonly port: string | undefined;
}

/** A host as it is written, and its port. */
type Written = readonly [host: string, port: string];

const PLACE = /^(?:\[(?<address>[^\]]*)\]|(?<name>[^:[\]]*))(?::(?<port>\d*))?$/;
const FOLDER = '/';
/** No name of a host has any of these. */
const NO_NAME = /[\s/@:[\]]/;
const PORT_MAX = 65_535;

/**
 * Reads the hosts and ports of a URL as libpq does: there is one port for all hosts, or one for each. Returns what is wrong in words that
 * follow the name of the URL, and without any part of it.
 *
 * @throws URIError when a `%` begins no valid percent-encoding.
 */
export function readHosts({ inFront, host, port }: NamedHosts): readonly PostgresHost[] | string {
  const first = inFront.split(',').map(readInFront);
  const written = host === undefined ? first : host.split(',').map(readInQuery);
  const places = written.filter((place) => place !== undefined);
  if (places.length < written.length) {
    return 'names no host as it must: host, host:5432, [::1]:5432 or a folder, several with a comma between them';
  }
  const own = places.map((place) => place[1]);
  const listed = port?.split(',') ?? [own, first.map((place) => place?.[1] ?? '')].find(hasPort) ?? [''];
  const ports = listed.length === 1 ? places.map(() => listed[0] ?? '') : listed;
  if (ports.length !== places.length) {
    return 'has another number of ports than of hosts. Name one port for all of them, or one for each';
  }
  if (!ports.every(isPort)) {
    return `has a port that no server has. Ports go from 1 to ${PORT_MAX}`;
  }
  return places.map(([name], index) => ({
    host: name || undefined,
    port: ports[index] ? Number(ports[index]) : undefined,
  }));
}

function hasPort(ports: readonly string[]): boolean {
  return ports.some((port) => port !== '');
}

/** An empty port stands for the default port. */
function isPort(port: string): boolean {
  return port === '' || (Number(port) >= 1 && Number(port) <= PORT_MAX);
}

/** Decodes after splitting: an encoded colon, as in the folder of a socket, does not separate host and port. */
function readInFront(text: string): Written | undefined {
  return readPlace(text, decodeURIComponent);
}

/** In the query, an IPv6 address needs no brackets. */
function readInQuery(text: string): Written | undefined {
  return text.startsWith(FOLDER) || isIPv6(text) ? [text, ''] : readPlace(text, (host) => host);
}

function readPlace(text: string, decode: (host: string) => string): Written | undefined {
  const read = PLACE.exec(text)?.groups;
  if (read === undefined) {
    return undefined;
  }
  const { address, name = '', port = '' } = read;
  const host = decode(address ?? name);
  const isFit = address === undefined ? host.startsWith(FOLDER) || !NO_NAME.test(host) : isIPv6(host);
  return isFit ? [host, port] : undefined;
}
