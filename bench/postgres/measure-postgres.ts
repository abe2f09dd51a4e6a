import { startOwnServer } from '../../features/support/postgres/start-own-server';
import { measureArriving } from './measure-arriving';
import { measureRecovering } from './measure-recovering';
import { measureWriting } from './measure-writing';

/** Measures the log in PostgreSQL. The server waits for its disk (fsync), as in production. */
export async function measurePostgres(): Promise<void> {
  const server = await startOwnServer({ settings: { shared_buffers: '256MB', max_wal_size: '4GB' } });
  try {
    await measureWriting(server);
    await measureArriving(server);
    await measureRecovering(server);
  } finally {
    await server.end();
  }
}
