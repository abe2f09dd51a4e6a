import { cpus } from 'node:os';
import { measureCalls } from './calls';
import { measureDetails } from './details';
import { measureDocumentation } from './documentation';
import { measureExplorer } from './explorer';
import { measureHarness } from './harness';
import { measurePruning } from './pruning';
import { measureReading } from './reading';
import { measureThroughput } from './throughput';

/** Measures everything: what the audit log costs, as ratios to the raw limit, to the floor and to its peers in one run. */
export async function measureAll(part?: string): Promise<void> {
  const [processor] = cpus();
  process.stdout.write(
    `Node ${process.version}, ${cpus().length} × ${processor?.model ?? 'unknown processor'}\n\n`,
  );
  if (part === 'pruning') {
    await measurePruning();
    return;
  }
  measureThroughput();
  await measureCalls();
  await measureDetails();
  await measureReading();
  await measureExplorer();
  measureHarness();
  await measureDocumentation();
  await measurePruning();
}
