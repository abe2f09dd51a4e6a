import { createHash } from 'node:crypto';
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
