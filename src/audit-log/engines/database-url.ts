import { posix, win32 } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { AuditUrlError } from '../domain/errors';
import { isInMemory } from '../domain/file-path';
import { describeValue, harmlessLine, isStorable } from '../domain/harmless-text';
import {
  isPostgresUrl,
  type PostgresLocation,
  readPostgresUrl,
  shownLocation,
} from './postgres/location/postgres-url';

/** Where a database URL leads. */
export type DatabaseLocation = SqliteLocation | PostgresLocation;

/** A file of SQLite. */
interface SqliteLocation {
  readonly kind: 'sqlite';
  /** The path of the file, absolute or relative to the working directory. */
  readonly file: string;
}

/** Where a URL is read, and where it came from. */
export interface UrlContext {
  readonly platform?: NodeJS.Platform;
  /** The environment variable that it came from, if it did. */
  readonly variable?: string | undefined;
}

const RELATIVE = /^sqlite:(?<file>[^/:?#][^?#]*)$/;
const ABSOLUTE = /^sqlite:\/\/(?<file>\/[^/?#][^?#]*)$/;
const DRIVE = /^\/?[a-z]:[\\/]/i;
/** A host as it may be shown; anything else may be a password with a letter that should have been encoded. */
const HOST = /^(?:[\w-]+(?:\.[\w-]+)*|\[[\da-f:.]+\])(?::\d{1,5})?$/i;
/** What may be repeated as a path: no connection string, no credentials. */
const PLAIN_PATH = /^[^\s=;@:?#][^=;@:?#]*$/;
/** How SQLite names what it writes beside a file. */
const SIDE = /-(?:wal|shm|journal)$/i;
const SHOWN_LENGTH_MAX = 200;

/**
 * Reads a database URL. The path of a file is taken as it is written; only `%3F`, `%23` and `%25` are read as `?`, `#` and `%`, which
 * cannot be written otherwise.
 *
 * @throws AuditUrlError when no store can be meant, naming the nearest accepted form. Nothing but a path, or a scheme and a
 * host, is repeated: all else may be secret.
 */
export function readDatabaseUrl(
  databaseUrl: string,
  { platform = process.platform, variable }: UrlContext = {},
): DatabaseLocation {
  if (typeof databaseUrl !== 'string') {
    throw new AuditUrlError(
      `A database URL must be text such as "sqlite:audit.db", not ${describeValue(databaseUrl)}.`,
    );
  }
  const server = isPostgresUrl(databaseUrl) ? readPostgresUrl(databaseUrl) : undefined;
  if (typeof server === 'object') {
    return server;
  }
  const path = sqlitePath(databaseUrl);
  const why = server ?? faultIn(databaseUrl, path, platform);
  if (path === undefined || why !== undefined) {
    const from = variable === undefined ? '' : ` of the environment variable ${variable}`;
    const nearest = server === undefined ? ` Nearest: ${nearestForm(databaseUrl)}.` : '';
    throw new AuditUrlError(
      `The database URL${shownUrl(databaseUrl)}${from} ${why}. Accepted: sqlite:relative.db, sqlite:///absolute.db and postgres://host:5432/database.${nearest}`,
    );
  }
  return { kind: 'sqlite', file: fileOf(path, platform) };
}

/**
 * The same database, named so that it stays the same when the program changes its working directory.
 *
 * What is not accepted is left as it is: an engine of the user's own may know what to do with it.
 */
export function anchorDatabaseUrl(
  databaseUrl: string,
  platform: NodeJS.Platform = process.platform,
  folder: string = process.cwd(),
): string {
  const path = RELATIVE.exec(databaseUrl)?.groups?.file;
  if (path === undefined || faultIn(databaseUrl, path, platform) !== undefined) {
    return databaseUrl;
  }
  const file = fileOf(path, platform);
  const whole =
    platform === 'win32'
      ? `/${win32.resolve(folder, file).replaceAll('\\', '/')}`
      : posix.resolve(folder, file);
  const anchored = `sqlite://${whole.replace(/[?#]|%(?=3F|23|25)/gi, encodeURIComponent)}`;
  return ABSOLUTE.test(anchored) ? anchored : databaseUrl;
}

/** Where a database URL leads, as a person may be told: the file, or the scheme and the hosts. All else may be secret. */
export function tellLocation(databaseUrl: string): string {
  const location = readDatabaseUrl(databaseUrl);
  return location.kind === 'sqlite' ? location.file : shownLocation(location);
}

function sqlitePath(databaseUrl: string): string | undefined {
  return (RELATIVE.exec(databaseUrl) ?? ABSOLUTE.exec(databaseUrl))?.groups?.file;
}

function fileOf(path: string, platform: NodeJS.Platform): string {
  const file = path.replace(/%(3F|23|25)/gi, (encoded) => decodeURIComponent(encoded));
  return platform === 'win32' && DRIVE.test(file) ? file.replace(/^\//, '') : file;
}

/** Why a URL cannot be that of a file; `undefined` if it can. */
function faultIn(
  databaseUrl: string,
  path: string | undefined,
  platform: NodeJS.Platform,
): string | undefined {
  if (isInMemory(databaseUrl.trim())) {
    return 'names a database in memory, where nothing is kept. Name a file, in a test one in a temporary folder';
  }
  return path === undefined ? 'is not one that audit-race can open' : faultOf(path, platform);
}

/** Why a path cannot be that of a log; `undefined` if it can. */
function faultOf(path: string, platform: NodeJS.Platform): string | undefined {
  if (!isStorable(path)) {
    return 'has a NUL or half of a character, which no name of a file has';
  }
  if (path !== path.trim()) {
    return 'has a space or a line feed at its end or its beginning';
  }
  if (/^\/?~(?:[\\/]|$)/.test(path)) {
    return 'names a folder "~". Only a shell replaces it by your home: write the path out';
  }
  if (path.includes('://')) {
    return 'has another URL behind "sqlite:". Leave one of them out';
  }
  if (/(?:^|[\\/])\.{0,2}$/.test(path)) {
    return 'names a folder, and no file in it';
  }
  if (withoutSide(path) !== path) {
    return 'has a name that SQLite itself uses for a part of a log';
  }
  return platform !== 'win32' && DRIVE.test(path) ? 'has a path of Windows, and this is none' : undefined;
}

/** What may be shown of a URL: the scheme and the host, or the path of a file. */
function shownUrl(databaseUrl: string): string {
  const [, scheme = '', rest = ''] = /^([a-z][a-z\d+.-]*):(.*)$/is.exec(databaseUrl) ?? [];
  if (isSqlite(scheme) && !/^\/\/[^/]/.test(rest)) {
    // Behind a second scheme there may be a password, as behind a "?".
    const [shown = ''] = rest.split(/(?<=[?#]|:\/\/)/, 1);
    return quoted(`${scheme}:${shown}${shown === rest ? '' : '…'}`);
  }
  if (rest.startsWith('//')) {
    return quoted(`${scheme}://${hostOf(rest.slice(2))}/…`);
  }
  return PLAIN_PATH.test(databaseUrl) ? quoted(databaseUrl) : '';
}

function hostOf(rest: string): string {
  const [authority = ''] = rest.split(/[/?#]/, 1);
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  // An "@" behind it may belong to a password with a "/" in it, and then this is the beginning of the password.
  return HOST.test(host) && !rest.slice(authority.length).includes('@') ? host : '…';
}

function quoted(text: string): string {
  return ` "${harmlessLine(text.slice(0, SHOWN_LENGTH_MAX))}"`;
}

/** The accepted form that the writer most likely meant, filled in with the path they wrote. */
function nearestForm(databaseUrl: string): string {
  const [, scheme = '', rest = databaseUrl] = /^([a-z]+):(.*)$/is.exec(databaseUrl) ?? [];
  const file = scheme === '' || isSqlite(scheme) ? rest.replace(/[?#].*$/s, '').trim() : '';
  const path = withoutSide(file.replace(/^\/+/, '').replace(/^~[\\/]?/, ''));
  const isNamed = PLAIN_PATH.test(path) && faultOf(path, 'linux') === undefined;
  const named = isNamed ? harmlessLine(path.slice(0, SHOWN_LENGTH_MAX)) : 'audit.db';
  return isNamed && /^\/(?!\/)|^\/\/\//.test(file) ? `sqlite:///${named}` : `sqlite:${named}`;
}

/** The path without an end such as `-wal`, by which SQLite names a file beside it. Without an extension, it may be the name of a log. */
function withoutSide(path: string): string {
  const beside = path.replace(SIDE, '');
  return win32.extname(beside) === '' ? path : beside;
}

function isSqlite(scheme: string): boolean {
  return distance(scheme.toLowerCase(), 'sqlite') <= 2;
}
