import assert from 'node:assert/strict';
import { type NestedRun, type RunMode, runFolder } from '../../support/nested-run';
import type { AuditWorld } from '../../support/world';
import { EmptyProject } from './empty-project';
import { writeSuite } from './write-suite';

/** A suite in a project of its own, and how it ran. */
export class AdoptingSuite {
  #args: readonly string[] = [];
  #run: NestedRun | undefined;
  readonly #project: EmptyProject;

  constructor(world: AuditWorld) {
    this.#project = world.part(EmptyProject);
  }

  async writeIn(language: string): Promise<void> {
    this.#args = writeSuite(language, this.#project.path);
    await this.#project.install();
  }

  async runIn({ args, environment }: RunMode): Promise<void> {
    this.#run = await runFolder(this.#project.path, [...this.#args, ...args], environment);
  }

  get run(): NestedRun {
    assert.ok(this.#run, 'No suite has been run in this scenario.');
    return this.#run;
  }
}
