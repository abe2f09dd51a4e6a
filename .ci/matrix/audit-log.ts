import { copyFileSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Client } from './clients';
import { type NodeRelease, writeEmptyProject } from './node-release';
import { runCommand, runNpm } from './run-command';
import type { Cell } from './run-suite';

const PROGRAM = path.join(__dirname, 'programs/record-entries.js');
/** The entries of one run of the program, the one that it leaves to its exit included. */
const EXPECTED = '1001';

/** Installs the tarball beside the driver that npm offers to this Node, and records and reads in two processes. */
export async function tryAuditLog(node: NodeRelease, tarball: string, cache: string): Promise<Cell> {
  const major = Number.parseInt(node.version.slice(1), 10);
  const driver = `better-sqlite3@${major < 22 ? 12 : 13}`;
  const folder = path.join(cache, `audit-log-${major}`);
  const place = { cwd: folder, env: node.environment };
  // The driver is kept: where no build of it fits, it takes a minute to compile.
  if (!existsSync(path.join(folder, 'node_modules/better-sqlite3'))) {
    writeEmptyProject(folder);
    await runNpm(['install', driver], place);
  }
  await runNpm(['install', '--force', tarball], place);
  return recordTwice([node.executable], { folder, env: node.environment, text: driver });
}

/** Installs the audit log beside its driver, in a project that has nothing else; it is kept, as the driver may be compiled. */
export async function tryLogAlone(client: Client, tarball: string, cache: string): Promise<Cell> {
  const folder = path.join(cache, `alone-${client.name.replace(/\W+/g, '-')}`);
  for (const leftover of ['package-lock.json', 'pnpm-lock.yaml']) {
    rmSync(path.join(folder, leftover), { force: true });
  }
  const driver = Number.parseInt(process.versions.node, 10) < 22 ? '12' : '13';
  const project = await client.install(folder, {
    wanted: { 'audit-race': `file:${tarball}`, 'better-sqlite3': `^${driver}` },
  });
  return recordTwice(client.launch('node', project), { folder: project, text: 'stores, reads' });
}

/** The second process finds what the first has left behind. */
async function recordTwice(
  [program = '', ...args]: readonly string[],
  { folder, env, text }: { readonly folder: string; readonly env?: NodeJS.ProcessEnv; readonly text: string },
): Promise<Cell> {
  const place = { cwd: folder, env: { NODE_OPTIONS: '', ...env } };
  copyFileSync(PROGRAM, path.join(folder, 'record-entries.js'));
  for (const end of ['', '-wal', '-shm']) {
    rmSync(path.join(folder, `audit.db${end}`), { force: true });
  }
  const first = await runCommand(program, [...args, 'record-entries.js'], place);
  const second = await runCommand(program, [...args, 'record-entries.js'], place);
  const isWell = first.exitCode === 0 && second.exitCode === 0 && second.output === EXPECTED;
  const said = `${first.output}\n${second.output}`.trim();
  return { text: isWell ? text : 'fails', problems: isWell ? [] : [said] };
}
