import { copyFileSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Client } from './clients';
import { type NodeRelease, writeEmptyProject } from './node-release';
import { runCommand, runNpm } from './run-command';
import type { Cell } from './run-suite';

const PROGRAM = path.join(__dirname, 'programs/record-entries.js');
/** The number of entries after one run of the program, including the one that it leaves to be stored at its exit. */
const EXPECTED = '1001';

/** Installs the tarball and the driver that npm offers for this Node, then records and reads in two processes. */
export async function tryAuditLog(node: NodeRelease, tarball: string, cache: string): Promise<Cell> {
  const major = Number.parseInt(node.version.slice(1), 10);
  const driver = `better-sqlite3@${major < 22 ? 12 : 13}`;
  const folder = path.join(cache, `audit-log-${major}`);
  const place = { cwd: folder, env: node.environment };
  // The installed driver is reused: if there is no prebuilt binary for it, compiling takes a minute.
  if (!existsSync(path.join(folder, 'node_modules/better-sqlite3'))) {
    writeEmptyProject(folder);
    await runNpm(['install', driver], place);
  }
  await runNpm(['install', '--force', tarball], place);
  return recordTwice([node.executable], { folder, env: node.environment, text: driver });
}

/** Installs the audit log and its driver in an otherwise empty project. The project is reused, because the driver may be compiled. */
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

/** Runs the program twice. The second process must find the entries of the first. */
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
