import { Writable } from 'node:stream';
import type { VerdictRecord } from '@audit-race/cucumber';
import { loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import { casesOf } from '#cucumber/run/cases-of';
import { RunReader } from '#cucumber/run/run-reader';
import { type Red, ScenarioSummary } from '../.ci/scenario-summary';

/** The results of the features that were run for the documentation. */
export interface FeatureRun {
  readonly success: boolean;
  readonly scenarios: number;
  readonly red: readonly Red[];
  /** The scenarios with an issue. */
  readonly judged: readonly JudgedScenario[];
}

/** A scenario with an issue, and its verdict in this run. */
interface JudgedScenario extends VerdictRecord {
  readonly name: string;
}

/** Runs the chapters with the story of #991, which writes the living documentation to `reports/`. */
export async function writeDocumentation(
  onScenario: (done: number, all: number) => void,
): Promise<FeatureRun> {
  const { runConfiguration } = await loadConfiguration({ profiles: ['story'] });
  const reader = new RunReader();
  const summary = new ScenarioSummary();
  let all = 0;
  let done = 0;
  // Cucumber's own output is discarded: it is in the documentation, and this program prints a progress line.
  const stdout = new Writable({ write: (_chunk, _encoding, written) => written() });
  const { success } = await runCucumber(runConfiguration, { stdout }, (envelope) => {
    const { pickle, testCaseFinished } = envelope;
    reader.read(envelope);
    summary.read(envelope);
    all += pickle ? 1 : 0;
    if (testCaseFinished && !testCaseFinished.willBeRetried) {
      done += 1;
      onScenario(done, all);
    }
  });
  const red = success || summary.red.length > 0 ? summary.red : [UNEXPLAINED];
  return { success, scenarios: done, red, judged: casesOf(reader.run).flatMap(judge) };
}

const UNEXPLAINED: Red = {
  place: 'the run',
  name: '',
  errors: ['It is red although every scenario is green. To see why: npm run features -- --profile story'],
};

function judge({ case: { name, attempts } }: ReturnType<typeof casesOf>[number]): JudgedScenario[] {
  const record = attempts.at(-1)?.record;
  return record ? [{ name, ...record }] : [];
}
