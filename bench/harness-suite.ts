import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The size of the generated suite. */
export const SCENARIOS = 2500;
export const STEPS = 4;
const SCENARIOS_A_FILE = 50;

/** Writes a suite of many small scenarios, and returns its folder. Each `captureEvery`th scenario is a captured bug. */
export function writeManyScenarios(captureEvery = Number.POSITIVE_INFINITY): string {
  const folder = mkdtempSync(join(tmpdir(), 'harness-bench-'));
  mkdirSync(join(folder, 'features'));
  for (let file = 0; file < SCENARIOS / SCENARIOS_A_FILE; file += 1) {
    writeFileSync(join(folder, 'features', `baskets-${file}.feature`), writeFeature(file, captureEvery));
  }
  writeFileSync(join(folder, 'steps.js'), writeSteps());
  writeFileSync(join(folder, 'cucumber.js'), writeConfiguration());
  return folder;
}

function writeFeature(file: number, captureEvery: number): string {
  const scenarios = Array.from({ length: SCENARIOS_A_FILE }, (_, index) => {
    const isCapture = (file * SCENARIOS_A_FILE + index + 1) % captureEvery === 0;
    return [
      ...(isCapture ? ['  @tdd_issue @tdd_issue_7 @tdd_expected_fail'] : []),
      `  Scenario: basket ${file} of customer ${index}`,
      // A capture has a reason, as the README recommends.
      ...(isCapture ? ['', '    Fails today: the basket is empty', ''] : []),
      '    Given an empty basket',
      `    When ${index} apples are offered`,
      '    And none is taken',
      `    Then the basket is ${isCapture ? 'full' : 'empty'}`,
    ].join('\n');
  });
  return [`Feature: Baskets of row ${file}`, ...scenarios, ''].join('\n\n');
}

function writeSteps(): string {
  return `
const assert = require('node:assert/strict');
const { Given, Then, When } = require(${JSON.stringify(resolve('node_modules/@cucumber/cucumber'))});
Given('an empty basket', () => undefined);
When('{int} apples are offered', (_count) => undefined);
When('none is taken', () => undefined);
Then('the basket is empty', () => undefined);
Then('the basket is full', () => assert.fail('the basket is empty'));
`;
}

// Uses the build of this repository, so that the current code is measured.
function writeConfiguration(): string {
  const suite = { require: ['steps.js'] };
  const withHarness = {
    ...suite,
    requireModule: [resolve('src/cucumber/dist/register.js')],
    plugin: [pathToFileURL(resolve('src/cucumber/dist/plugin.js')).href],
  };
  return `module.exports = ${JSON.stringify({ default: suite, harness: withHarness }, null, 2)};\n`;
}
