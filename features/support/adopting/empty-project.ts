import { execFile } from 'node:child_process';
import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { TemporaryFolder } from '../temporary-folder';
import type { AuditWorld } from '../world';
import { installPackage, readManifest } from './installation';

/** What a program may print: 64 MiB. */
const OUTPUT_BYTES_MAX = 64 * 2 ** 20;

/** A folder that is no part of this repository, with the packed package and Cucumber in its node_modules. */
export class EmptyProject {
  readonly path: string;

  constructor(world: AuditWorld) {
    this.path = world.part(TemporaryFolder).path;
  }

  async install(): Promise<void> {
    symlinkSync(await installPackage(), this.file('node_modules'), 'junction');
  }

  /** Where the package really lies. */
  get home(): string {
    return realpathSync(this.file('node_modules/audit-race'));
  }

  /** The names by which the package is imported. */
  doors(): string[] {
    const { exports } = readManifest(this.file('node_modules'), 'audit-race');
    const names = Object.keys(exports).filter((name) => name !== './package.json');
    return names.map((name) => name.replace('.', 'audit-race'));
  }

  write(name: string, text: string): void {
    mkdirSync(path.dirname(this.file(name)), { recursive: true });
    writeFileSync(this.file(name), text);
  }

  /** Runs a program that is given as text, and returns what it prints. */
  async runProgram(text: string, environment: NodeJS.ProcessEnv = {}): Promise<string> {
    // What runs here is a copy of the package: it says nothing of the coverage of src.
    const options = {
      cwd: this.path,
      maxBuffer: OUTPUT_BYTES_MAX,
      env: { ...process.env, NODE_V8_COVERAGE: '', ...environment },
    };
    return (await promisify(execFile)(process.execPath, ['--eval', text], options)).stdout;
  }

  file(name: string): string {
    return path.join(this.path, name);
  }
}
