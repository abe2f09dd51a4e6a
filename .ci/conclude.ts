import { describeRed } from './describe-red';
import { print, type ScriptRun } from './run-script';
import type { ScenarioSummary } from './scenario-summary';

/** What a command has run. */
export interface Conclusion {
  readonly scenarios: ScenarioSummary;
  /** The run of Cucumber that the scenarios are of. */
  readonly features: ScriptRun;
  /** Each counts as one, like a scenario. */
  readonly gates: readonly ScriptRun[];
}

/** Says the last words of a command: what is red, and below it `N passed, N failed`. Sets the exit code. */
export function conclude({ scenarios, features, gates }: Conclusion): void {
  const { count, red } = scenarios;
  // Cucumber may fail without a failing scenario: a broken hook around the run, or a plugin that found something.
  const isExplained = features.isGreen || count.failed > 0;
  const others = [...gates, isExplained ? { isGreen: true, red: [] } : features];
  const passed = count.passed + others.filter(({ isGreen }) => isGreen).length;
  const failed = count.failed + others.filter(({ isGreen }) => !isGreen).length;
  const skipped = count.skipped === 0 ? '' : `, ${count.skipped} skipped`;
  for (const line of describeRed([...red, ...others.flatMap((one) => one.red)])) {
    print(line);
  }
  print(`${passed} passed, ${failed} failed${skipped}`);
  process.exitCode = failed === 0 ? 0 : 1;
}
