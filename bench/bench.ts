import { cpus } from 'node:os';
import { measureCalls } from './calls';
import { measureCommand } from './command/measure-command';
import { measureDetails } from './details';
import { measureDocumentation } from './documentation';
import { measureExplorer } from './explorer/measure-explorer';
import { measureHarness } from './harness';
import { measureIntegrity } from './integrity';
import { measurePostgres } from './postgres/measure-postgres';
import { measurePruning } from './pruning';
import { measureReading } from './reading';
import { measureStarting } from './starting/measure-starting';
import { measureThroughput } from './throughput';

/** The benchmarks, by their names on the command line. */
const PARTS: Readonly<Record<string, () => void | Promise<void>>> = {
  throughput: measureThroughput,
  recording: measureCalls,
  details: measureDetails,
  reading: measureReading,
  explorer: measureExplorer,
  harness: measureHarness,
  documentation: measureDocumentation,
  pruning: measurePruning,
  integrity: measureIntegrity,
  command: measureCommand,
  start: measureStarting,
  postgres: measurePostgres,
};

/** Runs all benchmarks, or the named ones. Results are ratios to the raw limit, to the floor and to peers, measured in the same run. */
export async function measureParts(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !Object.hasOwn(PARTS, name));
  if (unknown !== undefined) {
    throw new Error(`There is no bench "${unknown}", but: ${Object.keys(PARTS).join(', ')}.`);
  }
  const [processor] = cpus();
  process.stdout.write(
    `Node ${process.version}, ${cpus().length} × ${processor?.model ?? 'unknown processor'}\n\n`,
  );
  for (const [name, measure] of Object.entries(PARTS)) {
    if (names.length === 0 || names.includes(name)) {
      await measure();
    }
  }
}
