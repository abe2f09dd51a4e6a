import assert from 'node:assert/strict';
import { SuiteUnderTest } from '../../support/suite-under-test';
import type { AuditWorld } from '../../support/world';
import { MadeSuite } from './made-suite';

/** A row of a table that says what is in a capture, and how it is judged. */
export type CaptureRow = Readonly<Record<string, string>>;

const steps = `
const assert = require('node:assert/strict');
const { Then } = require('@cucumber/cucumber');
Then('the assertion says {}', (json) => assert.fail(JSON.parse(json)));
`;

const oddities = `
const { AssertionError } = require('node:assert');
const { Then } = require('@cucumber/cucumber');
const refuse = () => {
  throw new TypeError('nobody may ask');
};
const claim = () => new AssertionError({ message: 'found 10' });
const broken = (error, field) => Object.defineProperty(error, field, { get: refuse });
const inLibrary = require('node:vm').runInThisContext(
  "(Claim) => () => new Claim({ message: 'found 10' })",
  { filename: '/node_modules/library/index.js' },
)(AssertionError);
const closed = Object.fromEntries(Object.getOwnPropertyNames(Reflect).map((trap) => [trap, refuse]));
`;

/** Captures that are the rows of a table: run together as one suite, judged one by one. */
export class CaptureRows {
  readonly #made: MadeSuite;
  readonly #suite: SuiteUnderTest;
  #rows: readonly CaptureRow[] = [];

  constructor(world: AuditWorld) {
    this.#made = world.part(MadeSuite);
    this.#suite = world.part(SuiteUnderTest);
  }

  /** Takes rows whose captures somebody else has made, each of the name that its number is. */
  judge(rows: readonly CaptureRow[]): void {
    this.#rows = rows;
  }

  /** Makes a capture of each row: the assertion `says` something, and the description gives the `reason`. */
  writeWords(rows: readonly CaptureRow[]): void {
    this.#rows = rows;
    this.#made.configure({ require: ['steps.js'] });
    this.#made.write('steps.js', steps);
    const scenarios = rows.map(
      ({ reason = '', says = '', columns = '' }, index) =>
        `${columns === '' ? 'Scenario' : 'Scenario Outline'}: ${index}\n` +
        `  Fails today: ${decode(reason)}\n\n  Then the assertion says ${JSON.stringify(decode(says))}\n` +
        writeExamples(columns),
    );
    const tags = '@tdd_issue @tdd_issue_7 @tdd_expected_fail';
    this.#made.write('features/words.feature', [tags, 'Feature: Words', ...scenarios].join('\n'));
  }

  /** Makes a capture of each row, whose `Then` runs what is `thrown`, in a suite with these options in code; a `reason` is written down. */
  writeThrown(options: string, rows: readonly CaptureRow[]): void {
    this.#rows = rows;
    this.#made.configure({ requireModule: [], plugin: [], require: ['steps.js'] });
    const functions = rows.map(
      ({ thrown = '' }, index) => `Then('${index} is thrown', function () { ${thrown} });`,
    );
    const register = `require('@audit-race/cucumber').captureBugs(${options});`;
    this.#made.write('steps.js', [register, oddities, ...functions].join('\n'));
    const scenarios = rows.map(
      ({ reason = '' }, index) =>
        `Scenario: ${index}\n${reason === '' ? '' : `  Fails today: ${reason}\n`}\n  Then ${index} is thrown\n`,
    );
    const tags = '@tdd_issue @tdd_issue_7 @tdd_expected_fail';
    this.#made.write('features/thrown.feature', [tags, 'Feature: Thrown', ...scenarios].join('\n'));
  }

  /** Fails unless each row is judged as its column `verdict` says. */
  compare(): void {
    const seen = this.#rows.map((row, index) => ({ ...row, verdict: this.#verdictOf(String(index)) }));
    assert.deepEqual(seen, this.#rows);
    assert.equal(this.#suite.run.cases.length, this.#rows.length, 'Each row is a case.');
  }

  /** Fails unless each row is told to do this. */
  compareAdvice(advice: string): void {
    const told = this.#rows.map((_, index) => this.#suite.caseNamed(String(index)).failures);
    const without = told.filter((failures) => !failures.some(({ message }) => message.includes(advice)));
    assert.deepEqual(without, []);
  }

  #verdictOf(name: string): string {
    return this.#suite.caseNamed(name).verdict?.verdict ?? 'none';
  }
}

// `\u000a` stands for a character that a table cannot show.
function decode(text: string): string {
  return text.replaceAll(/\\u([\da-f]{4})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
}

// `count = 1`: one column with one value.
function writeExamples(columns: string): string {
  const [name, value] = columns.split(' = ');
  return value === undefined ? '' : `\n  Examples:\n    | ${name} |\n    | ${value} |\n`;
}
