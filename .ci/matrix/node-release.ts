import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand, runNpm } from './run-command';

/** A release of Node on this machine, other than the running one. */
export interface NodeRelease {
  readonly version: string;
  readonly executable: string;
  /** Environment variables with which npm and its scripts run with this Node, and compile for it. */
  readonly environment: NodeJS.ProcessEnv;
}

/** Installs the latest release of a major version from the npm registry, or reuses an earlier installation. */
export async function getNode(major: number, cache: string): Promise<NodeRelease> {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = path.join(cache, `node-${major}`);
  const home = path.join(folder, 'node_modules', name);
  const executable = path.join(home, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node');
  if (!existsSync(executable)) {
    writeEmptyProject(folder);
    await runNpm(['install', '--ignore-scripts', '--no-save', `${name}@${major}`], { cwd: folder });
  }
  const { output } = await runCommand(executable, ['--version'], { cwd: folder });
  const search = [path.dirname(executable), process.env.PATH].join(path.delimiter);
  return { version: output.trim(), executable, environment: { PATH: search, npm_config_nodedir: home } };
}

/** Makes an empty project, so that npm does not search the parent folders for one. */
export function writeEmptyProject(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'empty', private: true }));
}
