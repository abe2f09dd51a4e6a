import { writeSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { messageOf } from '../../ground/thrown';
import { type Journal, openJournal } from '../../verdicts/journal';
import { loadCucumber } from '../suite/configure-suite';

/** The argument of the program, as JSON. */
export interface ApartRequest {
  /** The scenario as Cucumber takes it: `file:line`, and also the escaped file if its name has glob characters. */
  readonly paths: readonly string[];
  readonly config?: string | undefined;
  readonly profiles: readonly string[];
}

/** The file descriptor of the journal. The command reads its other end. */
export const journalDescriptor = 3;

/**
 * Runs one quarantined scenario with the Cucumber and the configuration of the suite, and nothing else. Work that the scenario has
 * started may end the process later. So after the run the process ends as that of a normal run would.
 */
async function runApart({ paths, config, profiles }: ApartRequest): Promise<void> {
  new Worker(path.join(__dirname, 'lifeline.js'), { execArgv: [] }).unref();
  // Written synchronously, because the process may end at any moment.
  const journal: Journal = (entry) => writeSync(journalDescriptor, `${JSON.stringify(entry)}\n`);
  openJournal(journal);
  const { loadConfiguration, runCucumber } = await loadCucumber([process.cwd(), __dirname]);
  const { useConfiguration, runConfiguration } = await loadConfiguration({
    profiles: [...profiles],
    ...(config === undefined ? {} : { file: config }),
  });
  const { sources, runtime } = runConfiguration;
  await runCucumber({
    ...runConfiguration,
    // Ignore the filters of the suite: they select the scenarios of its normal runs, but this one was selected already.
    sources: {
      defaultDialect: sources.defaultDialect,
      paths: [...paths],
      names: [],
      tagExpression: '',
      order: 'defined',
    },
    // In this process, so that the scenario can end it. No formatter of the suite runs, so no report is overwritten.
    runtime: { ...runtime, dryRun: false, failFast: false, parallel: 0, retry: 0 },
    formats: { stdout: 'summary', files: {}, publish: false, options: {} },
  });
  journal({ kind: 'run ended' });
  // Cucumber sets an exit code for a red run. Reset it: the journal has the verdict, and the exit code should show only how it ends.
  process.exitCode = 0;
  if (useConfiguration.forceExit) {
    journal({ kind: 'let go' });
    process.exit();
  }
  process.once('beforeExit', () => journal({ kind: 'let go' }));
}

runApart(JSON.parse(process.argv[2] ?? '')).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : messageOf(error)}\n`);
  process.exit(1);
});
