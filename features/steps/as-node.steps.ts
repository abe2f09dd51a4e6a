import { ok } from 'node:assert/strict';
import * as http from 'node:http';
import { createRequire } from 'node:module';
import * as net from 'node:net';
import { Given } from '@cucumber/cucumber';
import { type Deed, sameAsNode, sameInSetUp } from '../interleavings/support/as-node/compare';
import { connectionDeeds } from '../interleavings/support/as-node/connection-deeds';
import { fetchDeeds, leadOn, leadOnInNode } from '../interleavings/support/as-node/fetch-deeds';
import { fileDeeds } from '../interleavings/support/as-node/file-deeds';
import { FolderAsNode } from '../interleavings/support/as-node/folder-as-node';
import { loading, oddPackage } from '../interleavings/support/as-node/module-deeds';
import { oddFileDeeds } from '../interleavings/support/as-node/odd-file-deeds';
import { pipeDeeds } from '../interleavings/support/as-node/pipe-deeds';
import { poolDeeds, poolPlaces } from '../interleavings/support/as-node/pool-deeds';
import { answerTo, requestDeeds, serve } from '../interleavings/support/as-node/request-deeds';
import { requestEndDeeds } from '../interleavings/support/as-node/request-end-deeds';
import { serverDeeds } from '../interleavings/support/as-node/server-deeds';
import { PackageFolder } from '../interleavings/support/ready-made/package-folder';
import { Search } from '../interleavings/support/search';
import { serveHere } from '../support/serve-here';
import type { AuditWorld } from '../support/world';

Given('a program with files that {}', async function (this: AuditWorld, does: string) {
  const folder = new FolderAsNode();
  this.addCleanup(() => folder.remove());
  this.part(Search).family = await sameAsNode(known({ ...fileDeeds, ...oddFileDeeds }, does), folder);
});

Given('a program with requests that {}', async function (this: AuditWorld, does: string) {
  const port = await serveHere(this, serve);
  this.part(Search).family = await sameAsNode(known({ ...requestDeeds, ...requestEndDeeds }, does), {
    ofNode: { http, port },
    control: (turns) => ({ http: turns.controlHttp(answerTo).http, port }),
  });
});

Given(
  /^a program with (?:ports|connections|pipes) that (.+)$/,
  async function (this: AuditWorld, does: string) {
    this.part(Search).family = await sameAsNode(
      known({ ...serverDeeds, ...connectionDeeds, ...pipeDeeds }, does),
      {
        ofNode: net,
        control: (turns) => turns.controlNet(),
      },
    );
  },
);

Given('a program with fetch that {}', async function (this: AuditWorld, does: string) {
  const root = `http://127.0.0.1:${await serveHere(this, leadOnInNode)}`;
  this.part(Search).family = await sameAsNode(known(fetchDeeds, does), {
    ofNode: { fetch, root },
    control: (turns) => ({ fetch: turns.controlFetch(leadOn), root }),
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

Given('a package that {}, loaded by Node and by the explorer', async function (this: AuditWorld, is: string) {
  const files = oddPackage(is);
  ok(files, `No package is known that ${is}.`);
  const folder = this.part(PackageFolder);
  folder.write(files);
  const from = folder.experimentFile;
  const require = createRequire(from);
  this.part(Search).family = await sameInSetUp(loading(is), {
    ofNode: async (name) => require(name),
    control: (turns) => (name) => turns.load(name, { from }),
  });
});

function known<Tool>(deeds: Readonly<Record<string, Deed<Tool>>>, does: string): Deed<Tool> {
  const deed = deeds[does];
  ok(deed, `No program is known that ${does}.`);
  return deed;
}
