import { type PostgresHost, readHosts } from './postgres-hosts';
import { type PostgresSettings, readSettings } from './postgres-settings';

/** Where a PostgreSQL is, and how to connect to it. `pg` takes what is missing from the environment: `PGUSER`, `PGPASSWORD` and so on. */
export interface PostgresLocation {
  readonly kind: 'postgres';
  /** The servers, in the order in which they are tried; one at least. */
  readonly hosts: readonly PostgresHost[];
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly database: string | undefined;
  readonly settings: PostgresSettings;
}

const SCHEME = /^postgres(?:ql)?:/i;
const PARTS =
  /^postgres(?:ql)?:\/\/(?:(?<who>[^/?#]*)@)?(?<hosts>[^/?#@]*)(?:\/(?<database>[^/?#@]*))?(?:\?(?<query>[^?#@]*))?$/i;
/** The server would take NUL for the end of the text. */
const NUL = /%00|\0/;
const ENCODE = 'Write the letters @ : / ? # % of a name or a password as %40 %3A %2F %3F %23 %25';

/** Whether a database URL is one of PostgreSQL. */
export function isPostgresUrl(databaseUrl: string): boolean {
  return SCHEME.test(databaseUrl);
}

/** Reads a URL. Returns what is wrong with it in words that follow its name, and without any part of it. */
export function readPostgresUrl(databaseUrl: string): PostgresLocation | string {
  const parts = PARTS.exec(databaseUrl)?.groups;
  if (parts === undefined) {
    return `is not one that audit-race can open. ${ENCODE}`;
  }
  if (NUL.test(databaseUrl)) {
    return 'has a NUL in it, which no name and no password of PostgreSQL has';
  }
  try {
    const { who = '', hosts = '', database = '', query = '' } = parts;
    const settings = readSettings(query);
    if (typeof settings === 'string') {
      return settings;
    }
    const { host, port, user, password, dbname, ...others } = settings;
    const places = readHosts({ inFront: hosts, host, port });
    if (typeof places === 'string') {
      return `${places}. ${ENCODE}`;
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

/** An empty part counts as missing. */
function decoded(text: string): string | undefined {
  return text === '' ? undefined : decodeURIComponent(text);
}
