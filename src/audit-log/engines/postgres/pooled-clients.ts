import type { ClientSource } from './connections';
import type { PostgresPool } from './pg-client';

/** Connections out of a pool of somebody else's, which stays open. */
export function pooledClients(pool: PostgresPool): ClientSource {
  return {
    take: async () => {
      const client = await pool.connect();
      return { client, giveBack: (isGood) => client.release(!isGood) };
    },
    close: () => Promise.resolve(),
  };
}
