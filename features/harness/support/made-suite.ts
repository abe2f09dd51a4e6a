import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SuiteUnderTest } from '../../support/suite-under-test';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** The configuration of a suite whose files are all in one folder. */
const registered = {
  paths: ['features/*.feature'],
  requireModule: ['@audit-race/cucumber/register'],
  plugin: ['@audit-race/cucumber/plugin'],
};

/** A suite that a scenario writes, file by file, into a folder of its own: that of the scenario, or one below it. */
export class MadeSuite {
  readonly #root: string;
  readonly #suite: SuiteUnderTest;
  #folder = '';

  constructor(world: AuditWorld) {
    this.#root = world.part(TemporaryFolder).path;
    this.#suite = world.part(SuiteUnderTest);
    this.moveTo('.');
    // Packages are found from the outermost folder on.
    symlinkSync(path.resolve('node_modules'), path.join(this.#root, 'node_modules'), 'junction');
  }

  /** Chooses the folder for what is written from now on. */
  moveTo(name: string): void {
    this.#folder = path.join(this.#root, name);
    this.#suite.chooseFolder(this.#folder);
  }

  /** Writes one file. */
  write(name: string, text: string): void {
    const file = this.file(name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Reads one file. */
  read(name: string): string {
    return readFileSync(this.file(name), 'utf8');
  }

  /** Writes the configuration of Cucumber: the harness is registered, and `more` goes beside that. */
  configure(more: object): void {
    this.write('cucumber.json', JSON.stringify({ default: { ...registered, ...more } }));
  }

  /** Where a file of the suite is. */
  file(name: string): string {
    return path.join(this.#folder, name);
  }
}
