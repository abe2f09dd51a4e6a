import { execFile } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { makeFolderOfProcess, packPackage } from './packed-package';

/** What a package.json says to those who install the package. */
export interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly bin?: Readonly<Record<string, string>>;
}

/** What the suites of the fixtures bring along. */
const OTHERS = ['ts-node', 'typescript', '@types/node'];

let installed: Promise<string> | undefined;

/**
 * A node_modules folder outside of this repository with the packed package, Cucumber, and nothing else that was not asked for.
 *
 * Made as npm makes it, only without a network: the tarball is unpacked, and what it depends on is linked from our own
 * node_modules. Made once in a process; projects share it.
 */
export function installPackage(): Promise<string> {
  installed ??= install();
  return installed;
}

export function readManifest(modules: string, name: string): Manifest {
  return JSON.parse(readFileSync(path.join(modules, name, 'package.json'), 'utf8'));
}

async function install(): Promise<string> {
  const modules = path.join(makeFolderOfProcess('installed-package'), 'node_modules');
  const home = path.join(modules, 'audit-race');
  mkdirSync(home, { recursive: true });
  const { tarball } = await packPackage();
  await promisify(execFile)('tar', ['-xzf', tarball, '-C', home, '--strip-components', '1']);
  // A copy: Cucumber looks for plugins from where it lies.
  const cucumber = path.resolve('node_modules/@cucumber/cucumber');
  cpSync(cucumber, path.join(modules, '@cucumber/cucumber'), { recursive: true });
  const needed = ['audit-race', '@cucumber/cucumber'].flatMap((name) =>
    Object.keys(readManifest(modules, name).dependencies),
  );
  const own = needed.filter((name) => !existsSync(path.join(cucumber, 'node_modules', name)));
  for (const name of new Set([...own, ...OTHERS])) {
    link(name, modules);
  }
  linkPrograms(modules, 'audit-race');
  linkPrograms(modules, '@cucumber/cucumber');
  return modules;
}

function linkPrograms(modules: string, name: string): void {
  mkdirSync(path.join(modules, '.bin'), { recursive: true });
  for (const [program, file] of Object.entries(readManifest(modules, name).bin ?? {})) {
    const place = path.join(modules, name, file);
    chmodSync(place, 0o755);
    symlinkSync(place, path.join(modules, '.bin', program));
  }
}

function link(name: string, modules: string): void {
  const place = path.join(modules, name);
  mkdirSync(path.dirname(place), { recursive: true });
  symlinkSync(path.resolve('node_modules', name), place, 'junction');
}
