import path from 'node:path';
import { WrittenSuite } from '../../support/command/written-suite';
import { type NestedRun, runFolder } from '../../support/nested-run';
import type { AuditWorld } from '../../support/world';

const PLUGIN = path.resolve('features/support/postgres/plugin.js');
const FEATURE = `
Feature: Stores
  Scenario: One without
    Then it holds
  @postgres
  Scenario: One in a database
    Then it holds
  @postgres_server
  Scenario: One with a server
    Then it holds
`;
const STEPS = `
const { Then } = require(${JSON.stringify(require.resolve('@cucumber/cucumber'))});
Then('it holds', () => undefined);
`;

/** A suite that is run where no server can be started. */
export class ServerlessSuite {
  readonly #suite: WrittenSuite;
  #run: NestedRun | undefined;

  constructor(world: AuditWorld) {
    this.#suite = world.part(WrittenSuite);
    this.#suite.write('features/stores.feature', FEATURE);
    this.#suite.write('features/steps.js', STEPS);
    this.#suite.write('cucumber.json', JSON.stringify({ default: { plugin: [PLUGIN] } }));
  }

  async run(): Promise<void> {
    const environment = { PG_PROGRAMS: this.#suite.path, PG_URL: '', AUDIT_RACE_POSTGRES: '' };
    this.#run = await runFolder(process.cwd(), this.#arguments, environment);
  }

  /** It is run from here, where the settings of ts-node are. */
  get #arguments(): string[] {
    const place = (file: string) => path.relative(process.cwd(), path.join(this.#suite.path, file));
    const steps = ['--require', place('features/steps.js')];
    return ['--config', place('cucumber.json'), ...steps, place('features/stores.feature')];
  }

  get result(): NestedRun {
    if (this.#run === undefined) {
      throw new Error('The suite was not run.');
    }
    return this.#run;
  }
}
