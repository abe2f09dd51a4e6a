import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { printTable } from '../../bench/print-table';
import { tryLogAlone } from './audit-log';
import { type Client, getClients } from './clients';
import { runners, tryExplorer } from './explorer';
import { tryHarness } from './harness';
import { countInstalled } from './installed-packages';
import { note, print, progress } from './output';
import type { Cell } from './run-suite';
import type { Tarballs, Trial } from './tarballs';

/** The maximum number of packages, including itself, that npm installs for a package in an empty project. */
const INSTALLED_MAX: Readonly<Record<string, number>> = { 'audit-race': 5, '@audit-race/interleavings': 1 };

interface Attempt {
  readonly name: string;
  readonly run: (client: Client, folder: string) => Promise<Cell>;
}

/** Tries each package alone in an empty project with every client. Returns the unexpected results. */
export async function tryClients({ tarballs, workshop, cache }: Trial): Promise<string[]> {
  progress('gets the clients');
  const clients = await getClients(cache);
  const problems: string[] = [];
  const rows: string[][] = [];
  for (const { name, run } of attemptsWith(tarballs, cache)) {
    const cells: string[] = [];
    for (const client of clients) {
      const where = `${name}, ${client.name}`;
      progress(where);
      const cell = await run(client, mkdtempSync(path.join(workshop, 'alone-'))).catch(asCell);
      cells.push(note(cell, where, problems));
    }
    rows.push([name, ...cells]);
  }
  print('\nEach package alone in an empty project\n');
  printTable(['', ...clients.map(({ name }) => name)], rows);
  const counts: string[][] = [];
  for (const [name, most] of Object.entries(INSTALLED_MAX)) {
    progress(`npm ls --all, ${name}`);
    const file = tarballs.get(name) ?? '';
    const cell = await countInstalled({ name, file, most }, mkdtempSync(path.join(workshop, 'alone-')));
    counts.push([name, note(cell, `npm ls --all, ${name}`, problems)]);
  }
  print('\nPackages that npm installs with it, itself included\n');
  printTable(['', 'npm ls --all'], counts);
  return problems;
}

function attemptsWith(tarballs: Tarballs, cache: string): Attempt[] {
  const log = tarballs.get('audit-race') ?? '';
  const explorer = tarballs.get('@audit-race/interleavings') ?? '';
  return [
    { name: 'audit-race', run: (client) => tryLogAlone(client, log, cache) },
    ...Object.keys(runners).map((runner) => ({
      name: `@audit-race/interleavings in ${runner}`,
      run: (client: Client, folder: string) => tryExplorer(client, { tarball: explorer, runner, folder }),
    })),
    { name: '@audit-race/cucumber', run: (client, folder) => tryHarness(client, tarballs, folder) },
  ];
}

/** A failed installation is reported in its cell, like any other failure. */
function asCell(error: unknown): Cell {
  return { text: 'fails', problems: [error instanceof Error ? error.message : String(error)] };
}
