import { exploreInterleavings, type InterleavingExperiment } from '@audit-race/interleavings';
import { AuditService, type CreateEngine } from 'audit-race';
import { holdingEngine } from './held-log';
import { printTable } from './print-table';
import { showProgress } from './progress';
import { median, range } from './statistics';

const CALLERS = ['A', 'B', 'C', 'D', 'E'] as const;
const RUNS = 3;

const createEngine: CreateEngine = () => Promise.resolve(holdingEngine(Promise.resolve()));

/** Five callers ask for one session, and creating the engine may fail. */
const experiment: InterleavingExperiment = {
  name: 'five callers open one session',
  setup(turns) {
    const fault = () => new Error('the disk is full');
    const service = new AuditService({
      createEngine: turns.control('createEngine', createEngine, { fault }),
    });
    const run = () => service.ensureSession();
    return { callers: CALLERS.map((name) => ({ name, kind: name, run })), check: () => undefined };
  },
};

/** How quickly the explorer tries one order after another, beside the same calls without it. */
export async function measureExplorer(): Promise<void> {
  showProgress('explorer');
  const perSecond: number[] = [];
  const ratios: number[] = [];
  let explored = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const startedAt = performance.now();
    ({ explored } = await exploreInterleavings(experiment, { faultsMax: 2 }));
    const exploring = (performance.now() - startedAt) / explored;
    perSecond.push(1000 / exploring);
    ratios.push(exploring / (await timePlainRuns(explored)));
  }
  showProgress('');
  process.stdout.write(
    `\nThe explorer: ${experiment.name}, ${explored} interleavings, the median of ${RUNS}\n\n`,
  );
  printTable(
    ['', 'median', 'range'],
    [
      ['interleavings a second', whole(median(perSecond)), range(perSecond, whole)],
      ['÷ the same calls in no particular order', whole(median(ratios)), range(ratios, whole)],
    ],
  );
}

async function timePlainRuns(runs: number): Promise<number> {
  const startedAt = performance.now();
  for (let run = 0; run < runs; run += 1) {
    const service = new AuditService({ createEngine });
    await Promise.all(CALLERS.map(() => service.ensureSession()));
  }
  return (performance.now() - startedAt) / runs;
}

const whole = (value: number) => Math.round(value).toLocaleString('en');
