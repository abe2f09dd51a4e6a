import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { TemporaryFolder } from '../temporary-folder';
import type { AuditWorld } from '../world';

/** A suite that a scenario writes into a folder of its own. */
export class WrittenSuite {
  readonly #folder: TemporaryFolder;
  readonly #written = new Map<string, string>();

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder);
  }

  get path(): string {
    return this.#folder.path;
  }

  /** Every file, as it was written last. */
  get written(): ReadonlyMap<string, string> {
    return this.#written;
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(this.#folder.file(file)), { recursive: true });
    writeFileSync(this.#folder.file(file), text);
    this.#written.set(file, text);
  }

  read(file: string): string {
    return readFileSync(this.#folder.file(file), 'utf8');
  }

  /** Writes features of one scenario each, and a configuration with the profiles that the scenarios choose from. */
  writeFeatures(files: readonly string[]): void {
    for (const file of files) {
      this.write(file, file.endsWith('.md') ? markdown : gherkin);
    }
    const profiles = {
      default: {},
      elsewhere: { paths: ['else/*.feature'] },
      deep: { paths: ['features/deep'] },
    };
    this.write('cucumber.json', JSON.stringify(profiles));
    this.write('other.json', JSON.stringify({ default: profiles.elsewhere }));
    this.write('@list.txt', 'features/one.feature\nelse/four.feature\n');
  }

  configure(captureBugs: unknown, documentation?: object): void {
    const profile = { pluginOptions: { captureBugs }, formatOptions: { documentation } };
    this.write('cucumber.json', JSON.stringify({ default: profile }));
  }
}

const gherkin = ['Feature: One', '  Scenario: One', '    Then one holds', ''].join('\n');
const markdown = ['# Feature: One', '## Scenario: One', '* Then one holds', ''].join('\n');
