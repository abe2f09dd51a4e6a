import { copyFileSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { printTable } from '../../bench/print-table';
import { type Host, hosts } from './hosts';
import { writeEmptyProject } from './node-release';
import { note, print, progress } from './output';
import { runCommand, runNpm } from './run-command';
import type { Cell } from './run-suite';
import type { Trial } from './tarballs';

const COUNTER = path.join(__dirname, 'programs/count-entries.cjs');
/** The number of entries that the program records, including the one that is stored at its exit. */
const ENTRIES = '2';
const DRIVER = `better-sqlite3@${Number.parseInt(process.versions.node, 10) < 22 ? 12 : 13}`;

/** Tries the audit log in every host. Returns the unexpected results. */
export async function tryHosts(trial: Trial): Promise<string[]> {
  const problems: string[] = [];
  const rows: string[][] = [];
  const homes = new Map<string, string>();
  const homeOf = async (driver: string): Promise<string> => {
    const home = homes.get(driver) ?? (await installLog(driver, trial));
    homes.set(driver, home);
    return home;
  };
  const reader = await homeOf(DRIVER);
  copyFileSync(COUNTER, path.join(reader, 'count-entries.cjs'));
  for (const [name, host] of Object.entries(hosts)) {
    progress(name);
    const folder = path.join(await homeOf(host.driver ?? DRIVER), name.replace(/\W+/g, '-'));
    const cell = await tryHost(host, { folder, reader, cache: trial.cache }).catch(asCell);
    rows.push([name, note(cell, name, problems)]);
  }
  print('\nThe audit log in other hosts\n');
  printTable(['', 'entries recorded, and read back'], rows);
  return problems;
}

function asCell(error: unknown): Cell {
  return { text: 'fails', problems: [error instanceof Error ? error.message : String(error)] };
}

/** A folder with the log and the driver. Hosts in subfolders find these, but not the packages of each other. */
async function installLog(driver: string, { tarballs, workshop, cache }: Trial): Promise<string> {
  const name = `hosts-${driver.replace(/\W+/g, '-')}`;
  const modules = await installOnce([driver], path.join(cache, name));
  await runNpm(['install', '--force', tarballs.get('audit-race') ?? ''], { cwd: path.dirname(modules) });
  return placeBeside(modules, path.join(workshop, name));
}

/** Installs packages once and reuses them, because that takes long: compiling a driver takes a minute. */
async function installOnce(packages: readonly string[], folder: string): Promise<string> {
  const modules = path.join(folder, 'node_modules');
  if (!existsSync(path.join(modules, '.package-lock.json'))) {
    writeEmptyProject(folder);
    await runNpm(['install', ...packages], { cwd: folder });
    // npm creates no folder if there is nothing to install.
    mkdirSync(modules, { recursive: true });
  }
  return modules;
}

/** Links the modules into a folder outside the cache, because test runners ignore tests inside node_modules. */
function placeBeside(modules: string, folder: string): string {
  writeEmptyProject(folder);
  symlinkSync(modules, path.join(folder, 'node_modules'), 'junction');
  return folder;
}

async function tryHost(
  { tools, files, commands }: Host,
  { folder, reader, cache }: { readonly folder: string; readonly reader: string; readonly cache: string },
): Promise<Cell> {
  const modules = await installOnce(tools, path.join(cache, `tools-${tools.join('-').replace(/\W+/g, '-')}`));
  placeBeside(modules, folder);
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(path.join(folder, name), text);
  }
  const said: string[] = [];
  for (const [program = '', ...args] of commands) {
    const command = program === 'node' ? process.execPath : path.join(modules, '.bin', program);
    const { exitCode, output } = await runCommand(command, args, { cwd: folder, env: { NODE_OPTIONS: '' } });
    said.push(output);
    if (exitCode !== 0) {
      return { text: 'fails', problems: [`${program} ended with ${exitCode}`, ...said] };
    }
  }
  const { output } = await runCommand(process.execPath, ['count-entries.cjs', folder], { cwd: reader });
  return output === ENTRIES
    ? { text: output, problems: [] }
    : { text: 'fails', problems: [`${output} entries, not ${ENTRIES}`, ...said] };
}
