import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { AuditWorld } from '../../support/world';
import { Content } from './content';
import { type CaseGroup, type RedactionCase, redactionCases } from './redaction-cases';
import { REDACTION_PAGE, redactionPage } from './redaction-page';

/** The cases of redaction, and what became of them. */
export class RedactionTable {
  readonly #content: Content;
  readonly #results: { readonly recorded: string; readonly expected: unknown; readonly kept: unknown }[] = [];
  #cases: readonly RedactionCase[] = [];

  constructor(world: AuditWorld) {
    this.#content = world.part(Content);
  }

  async record(group: string): Promise<void> {
    const { [toGroup(group)]: cases } = redactionCases();
    for (const { recorded, details, kept } of cases) {
      await this.#content.recordDetails(details);
      this.#results.push({ recorded, expected: kept, kept: this.#content.kept });
    }
  }

  /** Each case begins a list of so many items, which comes behind a text that is no simple one. */
  async recordInLists(group: string, count: number): Promise<void> {
    const { [toGroup(group)]: cases } = redactionCases();
    const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)';
    const others = Array.from({ length: count - 1 }, (_, index) => `item ${index}`);
    for (const { recorded, details, kept } of cases) {
      await this.#content.recordDetails({ agent, list: [details, ...others] });
      this.#results.push({
        recorded,
        expected: { agent, list: [kept, ...others] },
        kept: this.#content.kept,
      });
    }
  }

  /** Records what was kept, as who copies from one log to another does. */
  async recordKept(group: string): Promise<void> {
    const { [toGroup(group)]: cases } = redactionCases();
    for (const { kept } of cases) {
      await this.#content.recordDetails(kept);
      this.#results.push({ recorded: String(kept), expected: kept, kept: this.#content.kept });
    }
  }

  /** The cases of which something else was kept. */
  checkKept(): void {
    assert.notEqual(this.#results.length, 0);
    const wrong = this.#results.filter(
      ({ expected, kept }) => JSON.stringify(expected) !== JSON.stringify(kept),
    );
    assert.deepEqual(wrong, []);
  }

  count(): void {
    this.#cases = Object.values(redactionCases()).flat();
  }

  checkCount(least: number): void {
    const different = new Set(this.#cases.map(({ recorded }) => recorded));
    assert.equal(different.size, this.#cases.length);
    assert.ok(different.size >= least, `There are ${different.size}.`);
  }

  checkPage(): void {
    assert.equal(readFileSync(REDACTION_PAGE, 'utf8'), redactionPage());
  }
}

function toGroup(name: string): CaseGroup {
  const group = (['hiddenKeys', 'shownKeys', 'structures', 'texts'] as const).find((known) => known === name);
  assert.ok(group, `The table has no "${name}".`);
  return group;
}
