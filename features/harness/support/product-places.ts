import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { SuiteUnderTest } from '../../support/suite-under-test';
import type { AuditWorld } from '../../support/world';
import { MadeSuite } from './made-suite';

/** A program that fails an assertion of its own, in both kinds of modules. */
export const crash = {
  cjs: "const assert = require('node:assert'); exports.crash = () => assert.fail('the invariant is broken');",
  mjs: "import assert from 'node:assert'; export const crash = () => assert.fail('the invariant is broken');",
};

const steps = `
const { Then } = require('@cucumber/cucumber');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
Then('{string} crashes', async (file) => {
  const { crash } = file.endsWith('.mjs')
    ? await import(pathToFileURL(path.resolve(file)))
    : require(path.resolve(file));
  crash();
});
`;

/** A suite that calls programs in all kinds of places, some of which are the product. */
export class ProductPlaces {
  readonly #made: MadeSuite;
  readonly #suite: SuiteUnderTest;
  readonly #files: string[] = [];

  constructor(world: AuditWorld) {
    this.#made = world.part(MadeSuite);
    this.#suite = world.part(SuiteUnderTest);
  }

  /** Writes a program, and a capture in which it is called. */
  write(file: string, text: string): void {
    this.#made.write(file, text);
    this.#files.push(file);
  }

  /** Writes a program that no scenario calls. */
  writeUncalled(file: string, text: string): void {
    this.#made.write(file, text);
  }

  /** Makes a link to a folder. */
  link(name: string, target: string): void {
    mkdirSync(path.dirname(this.#made.file(name)), { recursive: true });
    symlinkSync(this.#made.file(target), this.#made.file(name), 'junction');
  }

  /** Calls what has been linked or written by another name. */
  call(file: string): void {
    this.#files.push(file);
  }

  /** Writes the suite around it. */
  complete(productFolders: readonly string[] | undefined): void {
    this.#made.configure({ require: ['steps.js'], pluginOptions: { captureBugs: { productFolders } } });
    this.#made.write('steps.js', steps);
    const scenarios = this.#files.map((file) => `Scenario: ${file}\n  Then "${file}" crashes\n`);
    const tags = '@tdd_issue @tdd_issue_7 @tdd_expected_fail';
    this.#made.write('features/crashes.feature', [tags, 'Feature: Crashes', ...scenarios].join('\n'));
  }

  /** Writes the suite around it, with the option in its support file. */
  completeInCode(productFolders: readonly string[]): void {
    this.complete(undefined);
    const call = `require('@audit-race/cucumber').captureBugs(${JSON.stringify({ productFolders })});`;
    this.#made.write('capture-bugs.js', call);
    this.#made.configure({ requireModule: [], plugin: [], require: ['capture-bugs.js', 'steps.js'] });
  }

  /** The verdict on the capture that calls a file. */
  verdictOn(file: string): string {
    const { verdict } = this.#suite.caseNamed(file);
    assert.ok(verdict, `"${file}" bears no verdict.`);
    return verdict.verdict;
  }
}
