import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { AuditStoreError } from '../../domain/errors';
import { isPostgresUrl, readPostgresUrl } from '../postgres/location/postgres-url';

/** The database of a log, by names that no other database has: those of its URL and, once it was opened, its own. */
export interface SpillOwner {
  /** The names that are written into a spill file with its entries. */
  readonly names: readonly string[];
  /** The log sends the entries of a spill file that has one of these names. */
  readonly sends: readonly string[];
}

/** The name of a database that is not known yet: only the user's own engine knows it, and that engine was never open. */
export const UNKNOWN_DATABASE = 'unknown';

/** The folder of the spill files, within the working directory. */
const STATE_FOLDER = '.audit-race';

/** Enough digits to tell a handful of databases apart, and few enough to read a name aloud. */
const DIGEST_LENGTH = 12;

/** The server that `pg` connects to by default. */
const [DEFAULT_HOST, DEFAULT_PORT] = ['localhost', 5432];

/**
 * The name of the spill file for a database, if its URL says which database that is: only PostgreSQL needs a spill file.
 *
 * The name stays the same when the password changes, and reveals nothing of the URL. What the URL leaves to the environment is
 * read there, as `pg` does.
 */
export function nameSpillFile(databaseUrl: string, env = process.env): string | undefined {
  const named = readNamed(databaseUrl, env);
  return named && `${STATE_FOLDER}/spill-${digestOf([named.places, ...named.others])}.db`;
}

/** The names of the database that a URL leads to, one for each of its hosts: another URL of it may have only one of them, or more. */
export function nameDatabase(databaseUrl: string, env = process.env): readonly string[] {
  const named = readNamed(databaseUrl, env);
  return (
    named?.places.map(([host = DEFAULT_HOST, port = DEFAULT_PORT]) => {
      return `url ${digestOf([host, Number(port), ...named.others])}`;
    }) ?? []
  );
}

function readNamed(databaseUrl: string, env: NodeJS.ProcessEnv) {
  const location = isPostgresUrl(databaseUrl) ? readPostgresUrl(databaseUrl) : undefined;
  if (typeof location !== 'object') {
    return undefined;
  }
  const { hosts, user, database, settings } = location;
  return {
    places: hosts.map(({ host, port }) => [host ?? env.PGHOST, port ?? env.PGPORT]),
    others: [user ?? env.PGUSER, database ?? env.PGDATABASE, settings.options ?? env.PGOPTIONS],
  };
}

function digestOf(named: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(named)).digest('hex').slice(0, DIGEST_LENGTH);
}

/**
 * The files beside a spill file: an outbox for each process that needs one, and a file for each other database whose log names
 * the same spill file.
 */
type Beside = 'outbox' | 'other';

/** How many files of one kind can be beside a spill file. */
const BESIDE_MAX = 1000;

/**
 * Takes the first file of a kind that can be taken: `take` returns `undefined` if another process or another database has the
 * file.
 *
 * @throws AuditStoreError when others have all of them; and what `take` has thrown.
 */
export function takeBeside<T>(spillFile: string, kind: Beside, take: (file: string) => T | undefined): T {
  for (let number = 1; number <= BESIDE_MAX; number += 1) {
    const taken = take(nameBeside(spillFile, kind, number));
    if (taken !== undefined) {
      return taken;
    }
  }
  throw new AuditStoreError(
    'AUDIT_STORE_BUSY',
    `Others have ${BESIDE_MAX} files beside "${spillFile}". Name another spillFile.`,
  );
}

/** One of the files beside a spill file, counted from 1. */
function nameBeside(spillFile: string, kind: Beside, number: number): string {
  return `${spillFile}-${kind}-${number}`;
}

/** The files of one kind that exist beside a spill file, in the order of their numbers. */
export function findBeside(spillFile: string, kind: Beside): readonly string[] {
  const folder = dirname(spillFile);
  const start = nameBeside(basename(spillFile), kind, 0).slice(0, -1);
  return (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.startsWith(start) && /^[1-9]\d*$/.test(name.slice(start.length)))
    .map((name) => Number(name.slice(start.length)))
    .sort((one, other) => one - other)
    .map((number) => nameBeside(spillFile, kind, number));
}
