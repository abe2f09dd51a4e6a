import { resolve } from 'node:path';
import { closest } from 'fastest-levenshtein';
import { AuditUrlError } from '../domain/errors';

/** Where a database URL leads. */
export interface DatabaseLocation {
  readonly kind: 'sqlite';
  /** The path of the file, absolute or relative to the working directory. */
  readonly file: string;
}

const RELATIVE = /^sqlite:(?<file>[^/:?#][^?#]*)$/;
const ABSOLUTE = /^sqlite:\/\/(?<file>\/[^/?#][^?#]*)$/;

/**
 * Reads a database URL. The path is taken as it stands: nothing in it is percent-decoded.
 *
 * @throws AuditUrlError when it has none of the accepted forms, naming the nearest one.
 */
export function readDatabaseUrl(databaseUrl: string): DatabaseLocation {
  const file = (RELATIVE.exec(databaseUrl) ?? ABSOLUTE.exec(databaseUrl))?.groups?.file;
  if (file === undefined) {
    throw new AuditUrlError(
      `The database URL "${maskPassword(databaseUrl)}" is not one that audit-race can open. Accepted: sqlite:relative.db and sqlite:///absolute.db. Nearest: ${nearestForm(databaseUrl)}.`,
    );
  }
  return { kind: 'sqlite', file };
}

/**
 * The same database, named so that it stays the same when the program changes its working directory.
 *
 * What cannot be named so is left as it is: a URL that is not accepted, which is told when it is opened, and a working
 * directory whose name has a `?` or a `#` in it.
 */
export function anchorDatabaseUrl(databaseUrl: string): string {
  const file = RELATIVE.exec(databaseUrl)?.groups?.file;
  const anchored = file === undefined ? databaseUrl : `sqlite://${resolve(file)}`;
  return ABSOLUTE.test(anchored) ? anchored : databaseUrl;
}

/** Hides the password, and only the password: the rest tells the reader which URL it was. */
function maskPassword(databaseUrl: string): string {
  return databaseUrl.replace(/(?<=:\/\/[^/@:]*:)[^/@]*(?=@)/, '***');
}

/** The accepted form that the writer most likely meant, filled in with what they wrote. */
function nearestForm(databaseUrl: string): string {
  const [, scheme = '', rest = databaseUrl] = /^([a-z]+):(.*)$/is.exec(databaseUrl) ?? [];
  const isSqlite =
    scheme === '' || closest(scheme.toLowerCase(), ['sqlite', 'mysql', 'postgres']) === 'sqlite';
  const file = isSqlite ? rest.replace(/[?#].*$/s, '').replace(/:memory:/, '') : '';
  const path = file.replace(/^\/+/, '') || 'audit.db';
  return /^\/(?!\/)|^\/\/\//.test(file) ? `sqlite:///${path}` : `sqlite:${path}`;
}
