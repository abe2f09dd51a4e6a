import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The size of the generated suite. */
export const SCENARIOS = 1000;
export const STEPS = 5;
const SCENARIOS_A_FILE = 50;

/** Writes a suite of many small scenarios, one of them a captured bug, and returns its folder. */
export function writeManyScenarios(): string {
  const folder = mkdtempSync(join(tmpdir(), 'harness-bench-'));
  mkdirSync(join(folder, 'features'));
  for (let file = 0; file < SCENARIOS / SCENARIOS_A_FILE; file += 1) {
    writeFileSync(join(folder, 'features', `baskets-${file}.feature`), writeFeature(file));
  }
  writeFileSync(join(folder, 'steps.js'), writeSteps());
  writeFileSync(join(folder, 'cucumber.js'), writeConfiguration());
  return folder;
}

function writeFeature(file: number): string {
  const scenarios = Array.from({ length: SCENARIOS_A_FILE }, (_, index) => {
    const isCapture = file === 0 && index === 0;
    return [
      ...(isCapture ? ['  @tdd_issue @tdd_issue_7 @tdd_expected_fail'] : []),
      `  Scenario: basket ${file} of customer ${index}`,
      '    Given an empty basket',
      `    When ${index} apples are added`,
      '    And 1 apple is added',
      '    And 1 apple is taken',
      `    Then it holds ${isCapture ? index + 1 : index} apples`,
    ].join('\n');
  });
  return [`Feature: Baskets of row ${file}`, ...scenarios, ''].join('\n\n');
}

function writeSteps(): string {
  return `
const assert = require('node:assert/strict');
const { Given, Then, When } = require(${JSON.stringify(resolve('node_modules/@cucumber/cucumber'))});
Given('an empty basket', function () { this.apples = 0; });
When('{int} apple(s) is/are added', async function (count) { this.apples += count; });
When('{int} apple is taken', function (count) { this.apples -= count; });
Then('it holds {int} apples', function (count) { assert.equal(this.apples, count); });
`;
}

// The repository's own build is used, so that what is measured is what was just written.
function writeConfiguration(): string {
  const suite = { require: ['steps.js'] };
  const withHarness = {
    ...suite,
    requireModule: [resolve('src/cucumber/dist/register.js')],
    plugin: [pathToFileURL(resolve('src/cucumber/dist/plugin.js')).href],
  };
  return `module.exports = ${JSON.stringify({ default: suite, harness: withHarness }, null, 2)};\n`;
}
