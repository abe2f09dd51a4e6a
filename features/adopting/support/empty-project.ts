import {
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { readChild } from '../../support/child';
import { unmeasured } from '../../support/coverage';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { installPackages, readManifest } from './installation';
import { packPackages } from './packed-package';

/** A folder that is no part of this repository, with packed packages in its node_modules. */
export class EmptyProject {
  readonly path: string;
  readonly #wanted: string[] = [];
  #packages: readonly string[] = [];

  constructor(world: AuditWorld) {
    this.path = world.part(TemporaryFolder).path;
  }

  /** Installs what is named beside what was installed before, or all packages of ours and Cucumber. */
  async install(names: readonly string[] = []): Promise<void> {
    this.#wanted.push(...names);
    const modules = await installPackages(this.#wanted);
    rmSync(this.file('node_modules'), { force: true });
    symlinkSync(modules, this.file('node_modules'), 'junction');
    const ours = (await packPackages()).map(({ name }) => name);
    this.#packages = ours.filter((name) => existsSync(this.file(`node_modules/${name}`)));
  }

  /** The names of all packages that are installed, ours and others. */
  installed(): string[] {
    const modules = this.file('node_modules');
    const entries = readdirSync(modules).filter((entry) => entry !== '.bin');
    return entries
      .flatMap((entry) =>
        entry.startsWith('@')
          ? readdirSync(path.join(modules, entry)).map((name) => `${entry}/${name}`)
          : [entry],
      )
      .toSorted();
  }

  /** Where a package really lies. */
  homeOf(name: string): string {
    return realpathSync(this.file(`node_modules/${name}`));
  }

  /** The packages of ours that are installed. */
  get packages(): readonly string[] {
    return this.#packages;
  }

  /** The names by which a package is imported. */
  doorsOf(name: string): string[] {
    const { exports = {} } = readManifest(this.file('node_modules'), name);
    const doors = Object.keys(exports).filter((door) => door !== './package.json');
    return doors.map((door) => door.replace('.', name));
  }

  /** The names by which all packages of ours are imported. */
  doors(): string[] {
    return this.packages.flatMap((name) => this.doorsOf(name));
  }

  write(name: string, text: string): void {
    mkdirSync(path.dirname(this.file(name)), { recursive: true });
    writeFileSync(this.file(name), text);
  }

  /** Runs a program that is given as text, and returns what it prints. */
  runProgram(text: string, environment: NodeJS.ProcessEnv = {}): Promise<string> {
    // What runs here is a copy of the package: it says nothing of the coverage of src.
    const options = {
      cwd: this.path,
      env: { ...process.env, ...unmeasured, ...environment },
    };
    return readChild(process.execPath, ['--eval', text], options);
  }

  file(name: string): string {
    return path.join(this.path, name);
  }
}
