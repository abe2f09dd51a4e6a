import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeEmptyProject } from './node-release';
import { runCommand, runNpm } from './run-command';

/** A package manager, and how to run a program in a project that it has installed. */
export interface Client {
  readonly name: string;
  /** Whether its Cucumber cannot find plugins by name. */
  readonly looksUpNames?: boolean;
  /** Writes a project into an empty folder, installs its dependencies, and returns the folder of the project. */
  install(folder: string, dependencies: Dependencies): Promise<string>;
  /** The command that runs `node`, or a program of a dependency, in a project. */
  launch(program: string, project: string): readonly string[];
}

/** Dependencies by name, as versions or files. `hidden` ones are indirect dependencies that are not published yet. */
export interface Dependencies {
  readonly wanted: Readonly<Record<string, string>>;
  readonly hidden?: Readonly<Record<string, string>>;
}

/** The clients, with one additional variant of pnpm: a workspace in which a package finds only its declared dependencies. */
export async function getClients(cache: string): Promise<Client[]> {
  const home = path.join(cache, 'clients');
  writeEmptyProject(home);
  await runNpm(['install', 'pnpm@9', '@yarnpkg/cli-dist@4'], { cwd: home });
  const pnpm = [process.execPath, path.join(home, 'node_modules/pnpm/bin/pnpm.cjs')];
  const yarn = [process.execPath, path.join(home, 'node_modules/@yarnpkg/cli-dist/bin/yarn.js')];
  return [
    { name: 'npm', install: installByNpm, launch: fromModules },
    {
      name: 'pnpm',
      install: (folder, dependencies) => installByPnpm(pnpm, folder, dependencies),
      launch: fromModules,
    },
    {
      name: 'pnpm, no hoisting',
      looksUpNames: true,
      install: (folder, dependencies) => installInWorkspace(pnpm, folder, dependencies),
      launch: fromModules,
    },
    {
      name: 'Yarn PnP',
      install: (folder, dependencies) => installByYarn(yarn, folder, dependencies),
      launch: (program) => [...yarn, ...(program === 'node' ? [] : ['run']), program],
    },
  ];
}

async function installByNpm(folder: string, { wanted, hidden }: Dependencies): Promise<string> {
  writeManifest(folder, { dependencies: wanted, overrides: hidden });
  await runNpm(['install'], { cwd: folder });
  return folder;
}

async function installByPnpm(
  pnpm: readonly string[],
  folder: string,
  { wanted, hidden }: Dependencies,
): Promise<string> {
  writeManifest(folder, { dependencies: wanted, pnpm: { overrides: hidden } });
  await runInstall(pnpm, folder);
  return folder;
}

async function installInWorkspace(
  pnpm: readonly string[],
  folder: string,
  { wanted, hidden }: Dependencies,
): Promise<string> {
  const project = path.join(folder, 'packages/shop');
  writeManifest(folder, { pnpm: { overrides: hidden } });
  writeFileSync(path.join(folder, 'pnpm-workspace.yaml'), 'packages: ["packages/*"]\n');
  writeFileSync(path.join(folder, '.npmrc'), 'hoist=false\n');
  writeManifest(project, { dependencies: wanted });
  await runInstall(pnpm, folder);
  return project;
}

async function installByYarn(
  yarn: readonly string[],
  folder: string,
  { wanted, hidden }: Dependencies,
): Promise<string> {
  // By default, Yarn runs no build scripts of dependencies, but the driver needs its script.
  const dependenciesMeta = { 'better-sqlite3': { built: true } };
  writeManifest(folder, { dependencies: wanted, dependenciesMeta, resolutions: hidden });
  // With an empty lockfile, Yarn does not search the parent folders for a project.
  writeFileSync(path.join(folder, 'yarn.lock'), '');
  await runInstall(yarn, folder);
  return folder;
}

async function runInstall([program = '', ...args]: readonly string[], cwd: string): Promise<void> {
  // CI is unset, because clients refuse to write a lockfile on a CI server.
  const { exitCode, output } = await runCommand(program, [...args, 'install'], { cwd, env: { CI: '' } });
  if (exitCode !== 0) {
    throw new Error(`The installation failed in ${cwd}:\n${output}`);
  }
}

function writeManifest(folder: string, manifest: object): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'shop', private: true, ...manifest }),
  );
}

function fromModules(program: string, project: string): readonly string[] {
  return [program === 'node' ? process.execPath : path.join(project, 'node_modules/.bin', program)];
}
