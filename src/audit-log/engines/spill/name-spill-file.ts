import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { isPostgresUrl, readPostgresUrl } from '../postgres/postgres-url';

/** Where spill files are kept, beside the working directory. */
const STATE_FOLDER = '.audit-race';

/** So many digits tell a handful of databases apart, and a name with them can be read aloud. */
const DIGEST_LENGTH = 12;

/**
 * The name of the spill file for a database, where its URL says which that is: nothing but PostgreSQL needs one.
 *
 * It is the same for the same database however often its password changes, and gives nothing of the URL away. What the URL leaves
 * to the environment is read there, as `pg` does.
 */
export function nameSpillFile(databaseUrl: string, env = process.env): string | undefined {
  const location = isPostgresUrl(databaseUrl) ? readPostgresUrl(databaseUrl) : undefined;
  if (typeof location !== 'object') {
    return undefined;
  }
  const { hosts, user, database, settings } = location;
  const places = hosts.map(({ host, port }) => [host ?? env.PGHOST, port ?? env.PGPORT]);
  const named = [places, user ?? env.PGUSER, database ?? env.PGDATABASE, settings.options ?? env.PGOPTIONS];
  const digest = createHash('sha256').update(JSON.stringify(named)).digest('hex').slice(0, DIGEST_LENGTH);
  return `${STATE_FOLDER}/spill-${digest}.db`;
}

/** The file in which one of the processes that share a spill file keeps what its store cannot take for now. */
export function nameOutbox(spillFile: string, number: number): string {
  return `${spillFile}-outbox-${number}`;
}

/** The outboxes that there are beside a spill file, the first of them first. */
export function findOutboxes(spillFile: string): readonly string[] {
  const folder = dirname(spillFile);
  const start = nameOutbox(basename(spillFile), 0).slice(0, -1);
  return (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.startsWith(start) && /^[1-9]\d*$/.test(name.slice(start.length)))
    .map((name) => Number(name.slice(start.length)))
    .sort((one, other) => one - other)
    .map((number) => nameOutbox(spillFile, number));
}
