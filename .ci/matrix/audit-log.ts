import { copyFileSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type NodeRelease, writeEmptyProject } from './node-release';
import { runCommand, runNpm } from './run-command';
import type { Cell } from './run-suite';

const PROGRAM = path.join(__dirname, 'record-entries.js');
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
  copyFileSync(PROGRAM, path.join(folder, 'record-entries.js'));
  for (const end of ['', '-wal', '-shm']) {
    rmSync(path.join(folder, `audit.db${end}`), { force: true });
  }
  const first = await runCommand(node.executable, ['record-entries.js'], place);
  const second = await runCommand(node.executable, ['record-entries.js'], place);
  const isWell = first.exitCode === 0 && second.exitCode === 0 && second.output === EXPECTED;
  const said = `${first.output}\n${second.output}`.trim();
  return { text: isWell ? driver : 'fails', problems: isWell ? [] : [said] };
}
