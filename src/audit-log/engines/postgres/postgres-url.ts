import { type PostgresSettings, readSettings } from './postgres-settings';

/** Where a PostgreSQL is, and how it is spoken to. What is not said, `pg` takes from the environment: `PGUSER`, `PGPASSWORD` and so on. */
export interface PostgresLocation {
  readonly kind: 'postgres';
  /** The servers, in the order in which they are tried; one at least. */
  readonly hosts: readonly PostgresHost[];
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly database: string | undefined;
  readonly settings: PostgresSettings;
}

/** A server; a host that begins with `/` is the folder of a socket. */
export interface PostgresHost {
  readonly host: string | undefined;
  readonly port: number | undefined;
}

const SCHEME = /^postgres(?:ql)?:/i;
const PARTS =
  /^postgres(?:ql)?:\/\/(?:(?<who>[^/?#]*)@)?(?<hosts>[^/?#@]*)(?:\/(?<database>[^/?#@]*))?(?:\?(?<query>[^?#@]*))?$/i;
const HOST = /^(?<host>\[[\da-f:.]+\]|[^:[\]]*)(?::(?<port>\d{1,5}))?$/i;
const ENCODE = 'Write the letters @ : / ? # % of a name or a password as %40 %3A %2F %3F %23 %25';

/** Whether a database URL is one of PostgreSQL. */
export function isPostgresUrl(databaseUrl: string): boolean {
  return SCHEME.test(databaseUrl);
}

/** Reads a URL; or says what is wrong with it in words that follow its name, and without any part of it. */
export function readPostgresUrl(databaseUrl: string): PostgresLocation | string {
  const parts = PARTS.exec(databaseUrl)?.groups;
  if (parts === undefined) {
    return `is not one that audit-race can open. ${ENCODE}`;
  }
  try {
    const { who = '', hosts = '', database = '', query = '' } = parts;
    const settings = readSettings(query);
    if (typeof settings === 'string') {
      return settings;
    }
    const { host, port, user, password, dbname, ...others } = settings;
    const inFront = readHosts(decodeURIComponent(hosts));
    const places =
      host === undefined && port === undefined
        ? inFront
        : inFront && readHosts(host ?? decodeURIComponent(hosts), port ?? portsOf(inFront));
    if (places === undefined) {
      return `names no host as it must: host, host:5432, [::1]:5432 or a folder, several with a comma between them. ${ENCODE}`;
    }
    const [name = '', ...secret] = who.split(':');
    return {
      kind: 'postgres',
      hosts: places,
      user: user ?? decoded(name),
      password: password ?? decoded(secret.join(':')),
      database: dbname ?? decoded(database),
      settings: others,
    };
  } catch {
    return `has a "%" that is no code of a letter. ${ENCODE}`;
  }
}

/** The scheme and the hosts of a location, and nothing else of it: all else may be secret. */
export function shownLocation({ hosts }: Pick<PostgresLocation, 'hosts'>): string {
  const shown = hosts.map(({ host = '', port }) => {
    const name = /[/:]/.test(host) ? `[${host}]` : host;
    return port === undefined ? name : `${name}:${port}`;
  });
  return `postgres://${shown.join(',')}`;
}

/** Ports may come with their hosts, or as a list of their own: one for all, or one for each. */
function readHosts(hosts: string, ports?: string): PostgresHost[] | undefined {
  const listed = ports?.split(',') ?? [];
  const read = hosts.split(',').map((one, index) => {
    const { host = '', port = listed[index] ?? listed[0] } = HOST.exec(one)?.groups ?? {};
    const isRead = HOST.test(one) && (port === undefined || Number(port) < 65_536);
    return isRead
      ? {
          host: host.replace(/^\[(.*)\]$/, '$1') || undefined,
          port: port === undefined ? undefined : Number(port),
        }
      : undefined;
  });
  const known = read.filter((place) => place !== undefined);
  return known.length === read.length ? known : undefined;
}

/** As a list of their own, for the hosts that the query names. */
function portsOf(places: readonly PostgresHost[]): string | undefined {
  const ports = places.flatMap(({ port }) => (port === undefined ? [] : [port]));
  return ports.length === 0 ? undefined : ports.join(',');
}

/** What is empty is not said. */
function decoded(text: string): string | undefined {
  return text === '' ? undefined : decodeURIComponent(text);
}
