import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AuditWorld } from './world';

/** Starts a server of HTTP on this machine, and gives its port; it ends with the scenario, also for whoever is still connected. */
export async function serveHere(world: AuditWorld, answer: RequestListener): Promise<number> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  world.addCleanup(async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  });
  await once(server, 'listening');
  return Number(Object(server.address()).port);
}
