import { AuditOptionError } from '../../../domain/errors';
import type { Connection } from './connection';

/** NUL, a quote, a backslash, and a byte that no text in UTF-8 has. */
const BYTES = Buffer.from([0, 39, 92, 255]);

const PROBE = {
  text: "SELECT $1::bytea, encode($1::bytea, 'hex'), 7::bigint, true, '7'::text",
  values: [BYTES],
};

/**
 * Refuses a pool whose connections take or give values otherwise than those of `pg` do, before anything is written over them: hashes are
 * bytes, and a log with altered hashes looks as if somebody had tampered with it.
 *
 * @throws AuditOptionError (rejects) when they do.
 */
export async function refuseUnfitPool(connection: Connection): Promise<void> {
  const [bytes, ...others] = await connection.queryOne(PROBE);
  const isSame = bytes instanceof Uint8Array && BYTES.equals(bytes);
  if (!isSame || JSON.stringify(others) !== JSON.stringify([BYTES.toString('hex'), 7, true, '7'])) {
    throw new AuditOptionError(
      'pool',
      'The connections of the pool of createPostgresEngine() take or give values otherwise than those of pg, as those of pg.native do. Give it new Pool() of pg, and not of pg.native; or a URL as connectionString.',
    );
  }
}
