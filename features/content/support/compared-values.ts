import assert from 'node:assert/strict';
import { type Change, type ChangesOptions, changes } from 'audit-race';
import fc from 'fast-check';
import type { AuditWorld } from '../../support/world';
import { anyValue, SECRET } from './any-value';
import { leftByCarelessMerge } from './careless-merge';
import { Content } from './content';
import { reverted } from './reverted-changes';

/** The same values in every run. */
const SEED = 16;
/** What {@link changes} keeps by default: so many changes and a word on the rest, and so much of a value. */
const CHANGES_MAX = 50;
const VALUE_BYTES_MAX = 512;
/** Two values, a path of 32 keys of 200 characters, and what is around them. */
const CHANGE_BYTES_MAX = 2 * VALUE_BYTES_MAX + 32 * 1000;

const POINTER = /^(?:\/(?:[^~/]|~[01])*)*$/;

/** Values that are compared, and what comes of it. */
export class ComparedValues {
  readonly #world: AuditWorld;
  #changes: readonly Change[] | undefined;
  /** How many pairs chance has tried, and the report on the first that was not as promised. */
  outcome = { count: 0, report: '' };
  options: ChangesOptions = {};

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  get changes(): readonly Change[] {
    assert.ok(this.#changes, 'Nothing was compared.');
    return this.#changes;
  }

  compare(before: unknown, after: unknown): void {
    this.#changes = changes(before, after, this.options);
  }

  /** Compares, and records the changes as the details of an entry. */
  async record(before: unknown, after: unknown): Promise<void> {
    this.compare(before, after);
    await this.#world.part(Content).recordDetails({ changes: this.changes });
  }

  /** Any values at all, with secrets in them. */
  async compareAny(numRuns: number): Promise<void> {
    const property = fc.asyncProperty(anyValue, anyValue, async (one, other) => {
      await this.record(one.make(), other.make());
      checkKept(this.changes);
      assert.ok(!String(this.#world.part(Content).keptJson).includes(SECRET), 'A secret is stored.');
      const same = changes(one.make(), one.make());
      assert.ok(
        same.every((change) => change.cut !== undefined),
        JSON.stringify(same),
      );
    });
    this.outcome = outcomeOf(await fc.check(property, { numRuns, seed: SEED }));
  }

  /** Values of JSON: whoever takes the changes back has the value from before. */
  takeBack(numRuns: number): void {
    const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)));
    const limits = { redact: { show: [/^/] }, changesMax: 1000, valueBytesMax: 65_536 };
    const property = fc.property(json, json, (before, after) => {
      fc.pre(!JSON.stringify([before, after]).includes('__proto__'));
      assert.deepEqual(reverted(after, changes(before, after, limits)), before);
    });
    this.outcome = outcomeOf(fc.check(property, { numRuns, seed: SEED }));
  }
}

function checkKept(kept: readonly Change[]): void {
  assert.ok(kept.length <= CHANGES_MAX + 1, `${kept.length} changes are listed.`);
  for (const change of kept) {
    const json = JSON.stringify(change);
    assert.ok(!json.includes(SECRET), `A secret is kept: ${json}`);
    assert.ok(Buffer.byteLength(json) <= CHANGE_BYTES_MAX, `${Buffer.byteLength(json)} bytes are kept.`);
    assert.match(change.path, POINTER);
    assert.deepEqual(leftByCarelessMerge(change), []);
  }
}

function outcomeOf<Values>(result: fc.RunDetails<Values>): ComparedValues['outcome'] {
  const report = result.failed ? `${fc.defaultReportMessage(result)}\n${String(result.errorInstance)}` : '';
  return { count: result.numRuns, report };
}
