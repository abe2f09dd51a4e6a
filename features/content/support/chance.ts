import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AuditWorld } from '../../support/world';
import { anyValue, type Recipe, SECRET } from './any-value';
import { leftByCarelessMerge } from './careless-merge';
import { Content } from './content';
import { slowDetails } from './slow-details';

/** The same values in every run. A failure prints it, and the way to the smallest value that fails. */
const SEED = 991;

/** What PostgreSQL refuses. */
const POISONOUS = /[\0\p{Surrogate}]/u;

/** Records values that chance has made, and looks whether each is kept as promised. */
export class Chance {
  readonly #content: Content;
  /** How many values were tried, and the report on the first that was not kept as promised. */
  outcome = { count: 0, report: '' };

  constructor(world: AuditWorld) {
    this.#content = world.part(Content);
  }

  /** Records values, and holds what is kept against what the most obvious way of writing them keeps. */
  async compareMany(numRuns: number, values: fc.Arbitrary<Recipe> = anyValue): Promise<void> {
    const bytesMax = Number(this.#content.bytesMax);
    const property = fc.asyncProperty(values, async ({ make }) => {
      await this.#content.recordDetails(make());
      assert.equal(this.#content.keptJson, slowDetails(make(), bytesMax));
    });
    const result = await fc.check(property, { numRuns, seed: SEED });
    this.outcome = { count: result.numRuns, report: reportOf(result) };
  }

  async recordMany(numRuns: number): Promise<void> {
    const property = fc.asyncProperty(anyValue, async ({ make }) => {
      await this.#content.recordDetails(make());
      checkKept(this.#content.keptJson, Number(this.#content.bytesMax));
      const { details } = await this.#content.read();
      assert.deepEqual(leftByCarelessMerge(details), []);
    });
    const result = await fc.check(property, { numRuns, seed: SEED });
    this.outcome = { count: result.numRuns, report: reportOf(result) };
  }
}

function checkKept(json: string | null, bytesMax: number): void {
  if (json === null) {
    return;
  }
  assert.ok(Buffer.byteLength(json) <= bytesMax, `${Buffer.byteLength(json)} bytes are kept.`);
  assert.ok(!json.includes(SECRET), `A secret is kept: ${json}`);
  JSON.parse(json, (key, value: unknown) => {
    assert.doesNotMatch(key, POISONOUS);
    assert.doesNotMatch(typeof value === 'string' ? value : '', POISONOUS);
    return value;
  });
}

/** Nothing where all went well; else the seed, the smallest value that fails, and why it does. */
function reportOf(result: fc.RunDetails<[Recipe]>): string {
  return result.failed ? `${fc.defaultReportMessage(result)}\n${String(result.errorInstance)}` : '';
}
