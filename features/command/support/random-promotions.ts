import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CommandRun } from '../../support/command/command-run';
import { WrittenSuite } from '../../support/command/written-suite';
import type { AuditWorld } from '../../support/world';
import { type RandomFeature, randomFeature } from './random-features';
import { type ReadScenario, readScenarios } from './read-scenarios';

/** The same suites in every run. A failure prints it, and the smallest suite that fails. */
const SEED = 991;

const suites = fc
  .array(randomFeature, { minLength: 1, maxLength: 8 })
  .filter((features) => features.some(({ promoted }) => promoted > 0));

/** Promotes captures in suites that chance has made, and holds what is left against what is to be left. */
export class RandomPromotions {
  readonly #world: AuditWorld;
  /** How many captures were promoted, and the report on the first suite that went wrong. */
  outcome = { promoted: 0, report: '' };

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  async promoteMany(numRuns: number): Promise<void> {
    const property = fc.asyncProperty(suites, (features) => this.#promote(features));
    const result = await fc.check(property, { numRuns, seed: SEED });
    this.outcome.report = result.failed
      ? `${fc.defaultReportMessage(result)}\n${String(result.errorInstance)}`
      : '';
  }

  async #promote(features: readonly RandomFeature[]): Promise<void> {
    const suite = this.#world.part(WrittenSuite);
    const files = features.map((feature, index) => ({ ...feature, file: `${index}.feature` }));
    const paths = files.map(({ file }) => file);
    for (const { file, before } of files) {
      suite.write(file, before);
    }
    const scenarios = await readScenarios(suite.path, paths);
    const run = this.#world.part(CommandRun);
    const places = files.flatMap(({ file, lines }) => lines.map((line) => `${file}:${line}`));
    await run.call(`capture-bugs promote ${places.join(' ')}`);
    assert.equal(run.exitCode, 0, run.complaints);
    assert.deepEqual(
      paths.map((file) => suite.read(file)),
      files.map(({ after }) => after),
    );
    const promoted = features.reduce((sum, feature) => sum + feature.promoted, 0);
    assert.equal(countPromoted(scenarios, await readScenarios(suite.path, paths)), promoted);
    this.outcome.promoted += promoted;
  }
}

/** How many scenarios have lost the tag; there must be no other difference. */
function countPromoted(before: readonly ReadScenario[], after: readonly ReadScenario[]): number {
  const isCapture = ({ tags }: ReadScenario) => tags.includes('@tdd_expected_fail');
  const promoted = before.filter(
    (scenario, index) => isCapture(scenario) && !isCapture(after[index] ?? scenario),
  );
  const expected = before.map((scenario) =>
    promoted.includes(scenario)
      ? { ...scenario, tags: scenario.tags.filter((tag) => tag !== '@tdd_expected_fail') }
      : scenario,
  );
  assert.deepEqual(after, expected);
  return promoted.length;
}
