import { type Clock, within } from '../../../ports/clock';
import { LETTING_GO_MS, noAnswer } from './connection';
import type { OwnPgClient } from './pg-client';

const ignore = () => undefined;

/** Drops a connection that is broken, or was never made: the server is not asked. */
export function leaveClient(client: OwnPgClient): void {
  client.end().catch(ignore);
  client.connection.stream.destroy();
}

/** Ends a connection that is not used any more, and tells the server. Does not wait for a server that does not answer. */
export async function endClient(client: OwnPgClient, clock: Clock): Promise<void> {
  const ended = within(client.end(), { clock, durationMs: LETTING_GO_MS, late: noAnswer });
  await ended.catch(() => client.connection.stream.destroy());
}
