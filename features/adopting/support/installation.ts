import { execFile } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { makeFolderOfProcess, packPackages } from './packed-package';

/** What a package.json says to those who install the package. */
export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly bin?: Readonly<Record<string, string>>;
}

/** What the suites of the fixtures bring along. */
const OTHERS = ['ts-node', 'typescript', '@types/node'];

let installed: Promise<string> | undefined;

/**
 * A node_modules folder outside of this repository with the packed packages, Cucumber, and nothing else that was not asked for.
 *
 * Made as npm makes it, only without a network: the tarballs are unpacked, and what they depend on is linked from our own
 * node_modules. Made once in a process; projects share it.
 */
export function installPackages(): Promise<string> {
  installed ??= install();
  return installed;
}

export function readManifest(modules: string, name: string): Manifest {
  return JSON.parse(readFileSync(path.join(modules, name, 'package.json'), 'utf8'));
}

async function install(): Promise<string> {
  const modules = path.join(makeFolderOfProcess('installed-packages'), 'node_modules');
  const packages = await packPackages();
  const ours = packages.map(({ name }) => name);
  for (const { name, tarball } of packages) {
    const home = path.join(modules, name);
    mkdirSync(home, { recursive: true });
    await promisify(execFile)('tar', ['-xzf', tarball, '-C', home, '--strip-components', '1']);
  }
  // A copy: Cucumber looks for plugins from where it lies.
  const cucumber = path.resolve('node_modules/@cucumber/cucumber');
  cpSync(cucumber, path.join(modules, '@cucumber/cucumber'), { recursive: true });
  const installed = [...ours, '@cucumber/cucumber'];
  const needed = installed.flatMap((name) => Object.keys(readManifest(modules, name).dependencies ?? {}));
  const others = needed.filter((name) => !existsSync(path.join(cucumber, 'node_modules', name)));
  for (const name of new Set([...others, ...OTHERS].filter((other) => !ours.includes(other)))) {
    link(name, modules);
  }
  for (const name of installed) {
    linkPrograms(modules, name);
  }
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
