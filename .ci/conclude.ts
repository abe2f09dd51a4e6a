import { describeRed } from './describe-red';
import type { ScriptRun } from './run-script';
import type { ScenarioSummary } from './scenario-summary';

/** The results of everything that a command has run. */
export interface Conclusion {
  readonly scenarios: ScenarioSummary;
  /** The run of Cucumber with these scenarios. */
  readonly features: ScriptRun;
  /** Each gate counts as one, like a scenario. */
  readonly gates: readonly ScriptRun[];
}

/** The summary at the end of a command: what is red, and below it `N passed, N failed`. */
export interface LastWords {
  readonly lines: readonly string[];
  readonly exitCode: number;
}

/** Summarises the results of a command. */
export function conclude({ scenarios, features, gates }: Conclusion): LastWords {
  const { count, red } = scenarios;
  // Cucumber may fail without a failing scenario: a broken hook around the run, or a plugin that found something.
  const isExplained = features.isGreen || count.failed > 0;
  const others = [...gates, isExplained ? { isGreen: true, red: [] } : features];
  const passed = count.passed + others.filter(isSuccess).length;
  const failed = count.failed + others.filter(({ isGreen }) => !isGreen).length;
  const skipped = count.skipped === 0 ? '' : `, ${count.skipped} skipped`;
  const reds = describeRed([...red, ...others.flatMap((one) => one.red)]);
  const notChecked = others.flatMap((one) => one.notChecked ?? []);
  return {
    lines: [...reds, ...notChecked, `${passed} passed, ${failed} failed${skipped}`],
    exitCode: failed === 0 ? 0 : 1,
  };
}

/** Whether a gate succeeded. One that could not check counts neither as a failure nor as a success. */
function isSuccess({ isGreen, notChecked = [] }: ScriptRun): boolean {
  return isGreen && notChecked.length === 0;
}
