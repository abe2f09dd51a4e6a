import { Writable } from 'node:stream';
import { loadConfiguration, runCucumber } from '@cucumber/cucumber/api';

/** What the features said while their report was written. */
export interface FeatureRun {
  readonly success: boolean;
  readonly scenarios: number;
}

/** Runs all features, which writes the report and the messages below `reports/`. */
export async function writeDocumentation(
  onScenario: (done: number, all: number) => void,
): Promise<FeatureRun> {
  const { runConfiguration } = await loadConfiguration({ profiles: ['documentation'] });
  let all = 0;
  let done = 0;
  // The progress line is ours; what Cucumber would print stands in the report.
  const stdout = new Writable({ write: (_chunk, _encoding, written) => written() });
  const { success } = await runCucumber(runConfiguration, { stdout }, ({ pickle, testCaseFinished }) => {
    all += pickle ? 1 : 0;
    if (testCaseFinished && !testCaseFinished.willBeRetried) {
      done += 1;
      onScenario(done, all);
    }
  });
  return { success, scenarios: done };
}
