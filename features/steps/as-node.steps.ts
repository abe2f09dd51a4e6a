import { ok } from 'node:assert/strict';
import { once } from 'node:events';
import * as http from 'node:http';
import { createServer, type Server } from 'node:http';
import * as net from 'node:net';
import { Given } from '@cucumber/cucumber';
import { type Deed, sameAsNode } from '../interleavings/support/as-node/compare';
import { connectionDeeds } from '../interleavings/support/as-node/connection-deeds';
import { fileDeeds } from '../interleavings/support/as-node/file-deeds';
import { FolderAsNode } from '../interleavings/support/as-node/folder-as-node';
import { poolDeeds, poolPlaces } from '../interleavings/support/as-node/pool-deeds';
import { answerTo, requestDeeds, serve } from '../interleavings/support/as-node/request-deeds';
import { serverDeeds } from '../interleavings/support/as-node/server-deeds';
import { Search } from '../interleavings/support/search';
import type { AuditWorld } from '../support/world';

Given('a program with files that {}', async function (this: AuditWorld, does: string) {
  const folder = new FolderAsNode();
  this.addCleanup(() => folder.remove());
  this.part(Search).family = await sameAsNode(known(fileDeeds, does), folder);
});

Given('a program with requests that {}', async function (this: AuditWorld, does: string) {
  const server = createServer(serve).listen(0, '127.0.0.1');
  this.addCleanup(() => closeAll(server));
  await once(server, 'listening');
  const { port } = Object(server.address());
  this.part(Search).family = await sameAsNode(known(requestDeeds, does), {
    ofNode: { http, port },
    control: (turns) => ({ http: turns.controlHttp(answerTo).http, port }),
  });
});

Given(/^a program with (?:ports|connections) that (.+)$/, async function (this: AuditWorld, does: string) {
  this.part(Search).family = await sameAsNode(known({ ...serverDeeds, ...connectionDeeds }, does), {
    ofNode: net,
    control: (turns) => turns.controlNet(),
  });
});

Given('a program with ports taken in the call that {}', async function (this: AuditWorld, does: string) {
  this.part(Search).family = await sameAsNode(known(serverDeeds, does), {
    ofNode: net,
    control: (turns) => turns.controlNet({ ports: 'in the call' }),
  });
});

Given('a program with a database that {}', async function (this: AuditWorld, does: string) {
  this.part(Search).family = await sameAsNode(known(poolDeeds, does), poolPlaces);
});

function known<Tool>(deeds: Readonly<Record<string, Deed<Tool>>>, does: string): Deed<Tool> {
  const deed = deeds[does];
  ok(deed, `No program is known that ${does}.`);
  return deed;
}

async function closeAll(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
