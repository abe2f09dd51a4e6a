/**
 * `npm run matrix`: tries the packed packages in empty projects, with every supported Node, Cucumber, client and host.
 *
 * The tables show a result for each combination. It needs the network, to install what a user would install. Downloads that do not
 * change are cached in node_modules/.cache. `npm run matrix -- nodes`, `-- clients` and `-- hosts` run one part.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { tryClients } from './matrix/client-tables';
import { tryHosts } from './matrix/host-tables';
import { tryNodes } from './matrix/node-tables';
import { print, progress } from './matrix/output';
import { packAll } from './matrix/tarballs';

const CACHE = path.resolve('node_modules/.cache/audit-race-matrix');
const parts = { nodes: tryNodes, clients: tryClients, hosts: tryHosts };

async function main(): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const workshop = mkdtempSync(path.join(tmpdir(), 'audit-race-matrix-'));
  const asked = process.argv.slice(2);
  try {
    progress('packs the packages');
    const tarballs = await packAll(workshop);
    const problems: string[] = [];
    for (const [name, fillTables] of Object.entries(parts)) {
      if (asked.length === 0 || asked.includes(name)) {
        problems.push(...(await fillTables({ tarballs, workshop, cache: CACHE })));
      }
    }
    print(`\n${problems.length === 0 ? 'All is as expected.' : problems.join('\n\n')}`);
    process.exitCode = problems.length === 0 ? 0 : 1;
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
