import type { OwnPgClient } from './pg-client';

const ignore = () => undefined;

/** Ends a connection that nobody uses any more; how that goes is no news. */
export function leaveClient(client: OwnPgClient): void {
  client.on('error', ignore);
  client.end().catch(ignore);
}
