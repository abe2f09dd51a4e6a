/**
 * `npm run matrix`: the packed package in empty projects, with every Node and every Cucumber that it is made for.
 *
 * Each cell of the table says how many cases came out as the features say. It needs the network, to install what a user
 * would install; what does not change is kept in node_modules/.cache.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { printTable } from '../bench/print-table';
import { tryAuditLog } from './matrix/audit-log';
import { getNode } from './matrix/node-release';
import { runNpm } from './matrix/run-command';
import { type Cell, runSuite } from './matrix/run-suite';
import { type CucumberProject, makeCucumberProject } from './matrix/suite-runs';

const NODES = [20, 22, 24, 26];
const CUCUMBERS = [12, 13];
const CACHE = path.resolve('node_modules/.cache/audit-race-matrix');

async function main(): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const workshop = mkdtempSync(path.join(tmpdir(), 'audit-race-matrix-'));
  try {
    const tarball = await pack(workshop);
    const projects: CucumberProject[] = [];
    for (const major of CUCUMBERS) {
      progress(`installs the package beside Cucumber ${major}`);
      projects.push(await makeCucumberProject(major, tarball, workshop));
    }
    await fillTables(projects, tarball);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

async function fillTables(projects: readonly CucumberProject[], tarball: string): Promise<void> {
  const suites: string[][] = [];
  const logs: string[][] = [];
  const problems: string[] = [];
  for (const major of NODES) {
    progress(`gets Node ${major}`);
    const node = await getNode(major, CACHE);
    for (const { cucumberVersion, runs } of projects) {
      const cells: string[] = [];
      for (const [name, run] of runs) {
        const where = `Node ${node.version}, Cucumber ${cucumberVersion}, ${name}`;
        progress(where);
        cells.push(note(await runSuite(node, run), where, problems));
      }
      suites.push([`${node.version}, Cucumber ${cucumberVersion}`, ...cells]);
    }
    const where = `Node ${node.version}, audit log`;
    progress(where);
    logs.push([node.version, note(await tryAuditLog(node, tarball, CACHE), where, problems)]);
  }
  print('\nThe harness: cases that came out as expected\n');
  printTable(['Node', ...(projects[0]?.runs.keys() ?? [])], suites);
  print(`\n  no Cucumber: this Cucumber does not run on this Node\n  no TypeScript: this Node does not`);
  print('\nThe audit log\n');
  printTable(['Node', 'records and reads with'], logs);
  print(`\n${problems.length === 0 ? 'All is as expected.' : problems.join('\n\n')}`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

/** Packs from nothing, as for a release. */
async function pack(folder: string): Promise<string> {
  progress('packs the package');
  const output = await runNpm(['pack', '--silent', '--pack-destination', folder], { cwd: process.cwd() });
  return path.join(folder, output.trim().split('\n').at(-1) ?? '');
}

function note(cell: Cell, where: string, problems: string[]): string {
  if (cell.problems.length > 0) {
    problems.push([`✖ ${where}`, ...cell.problems].join('\n    '));
  }
  return cell.text;
}

function progress(what: string): void {
  process.stderr.write(`  ${what}\n`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
