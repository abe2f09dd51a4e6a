import { AuditOptionError } from '../../domain/errors';
import { missingMethods } from '../../domain/known-names';
import type { ClientSource } from './connections';
import type { PooledPgClient, PostgresPool } from './pg-client';

/** Connections out of a pool of somebody else's, which stays open. */
export function pooledClients(pool: PostgresPool): ClientSource {
  return {
    take: async () => {
      const client = await pool.connect();
      if (!isPooled(client)) {
        throw new AuditOptionError('pool', 'The pool lends what is no connection of pg.');
      }
      return { client, giveBack: (isGood) => client.release(!isGood) };
    },
    close: () => Promise.resolve(),
  };
}

function isPooled(client: object): client is PooledPgClient {
  return missingMethods(client, ['query', 'on', 'removeListener', 'release']).length === 0;
}
