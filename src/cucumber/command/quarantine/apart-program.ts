import { writeSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { messageOf } from '../../ground/thrown';
import { type Journal, openJournal } from '../../verdicts/journal';
import { loadCucumber } from '../suite/configure-suite';

/** What the program is told on its command line, as JSON. */
export interface ApartRequest {
  /** The scenario, as Cucumber takes it: `file:line`, and the file once more where its name has signs of a glob. */
  readonly paths: readonly string[];
  readonly config?: string | undefined;
  readonly profiles: readonly string[];
}

/** The file descriptor that the journal goes to; the command holds the other end. */
export const journalDescriptor = 3;

/**
 * Runs one quarantined scenario with the Cucumber of the suite, as its configuration says, and nothing beside it. What the
 * scenario has begun may end the process later, so then it is left to itself, as a run of the suite is.
 */
async function runApart({ paths, config, profiles }: ApartRequest): Promise<void> {
  new Worker(path.join(__dirname, 'lifeline.js'), { execArgv: [] }).unref();
  // Written at once: the next moment may be the last of this process.
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
    // Filters of the suite choose among the scenarios of its runs; this one was chosen already.
    sources: {
      defaultDialect: sources.defaultDialect,
      paths: [...paths],
      names: [],
      tagExpression: '',
      order: 'defined',
    },
    // In this process, so that it is this process that ends; and no report of the suite is written over.
    runtime: { ...runtime, dryRun: false, failFast: false, parallel: 0, retry: 0 },
    formats: { stdout: 'summary', files: {}, publish: false, options: {} },
  });
  journal({ kind: 'run ended' });
  // Cucumber sets it anew as well; that the run was red has been written down.
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
