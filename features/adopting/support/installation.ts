import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { readChild } from '../../support/child';
import { onceInARun } from '../../support/once-in-a-run';
import { type PackedPackage, packPackages } from './packed-package';

/** What a package.json says to those who install the package. */
export interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly bin?: Readonly<Record<string, string>>;
}

const CUCUMBER = '@cucumber/cucumber';
/** Test runners that lie in no node_modules of ours: each has a stand-in, whose tests are those of node:test. */
const STAND_INS: Readonly<Record<string, string>> = {
  jest: path.resolve('features/adopting/fixtures/runners/jest'),
  vitest: path.resolve('features/adopting/fixtures/runners/vitest'),
};
/** What the suites of the fixtures bring along. */
const OTHERS = ['ts-node', 'typescript', '@types/node'];

/**
 * A node_modules folder outside of this repository with the packages that are named, and what they depend on; all of ours and
 * Cucumber if nothing is named.
 *
 * Made as npm makes it, only without a network: the tarballs of ours are unpacked, and everything else is linked from our own
 * node_modules. Made once in a run; projects share it.
 */
export function installPackages(names: readonly string[] = []): Promise<string> {
  return onceInARun(JSON.stringify(['installed', ...names]), (folder) => install(names, folder));
}

export function readManifest(modules: string, name: string): Manifest {
  return JSON.parse(readFileSync(path.join(modules, name, 'package.json'), 'utf8'));
}

async function install(names: readonly string[], folder: string): Promise<string> {
  const modules = path.join(folder, 'node_modules');
  mkdirSync(path.join(modules, '.bin'), { recursive: true });
  const packed = new Map((await packPackages()).map((one) => [one.name, one]));
  const wanted = names.length > 0 ? [...names] : [...packed.keys(), CUCUMBER, ...OTHERS];
  // Grows while it is read: each package adds what it depends on.
  for (const name of wanted) {
    const home = path.join(modules, name);
    if (!existsSync(home)) {
      await place(name, home, packed.get(name));
      const { dependencies = {} } = readManifest(modules, name);
      // What a package has inside itself is nobody else's.
      const inner = path.join(home, 'node_modules');
      wanted.push(...Object.keys(dependencies).filter((other) => !existsSync(path.join(inner, other))));
    }
  }
  const withPrograms = [...packed.keys(), CUCUMBER, 'typescript', ...Object.keys(STAND_INS)];
  for (const name of withPrograms.filter((one) => wanted.includes(one))) {
    linkPrograms(modules, name);
  }
  return modules;
}

async function place(name: string, home: string, ours: PackedPackage | undefined): Promise<void> {
  mkdirSync(path.dirname(home), { recursive: true });
  if (ours !== undefined) {
    mkdirSync(home);
    await readChild('tar', ['-xzf', ours.tarball, '-C', home, '--strip-components', '1']);
  } else if (name === CUCUMBER) {
    // A copy: Cucumber looks for plugins from where it lies.
    cpSync(path.resolve('node_modules', name), home, { recursive: true });
  } else {
    symlinkSync(STAND_INS[name] ?? path.resolve('node_modules', name), home, 'junction');
  }
}

function linkPrograms(modules: string, name: string): void {
  for (const [program, file] of Object.entries(readManifest(modules, name).bin ?? {})) {
    const home = path.join(modules, name, file);
    chmodSync(home, 0o755);
    symlinkSync(home, path.join(modules, '.bin', program));
  }
}
