/** Runs one contender in this process, and prints the results as JSON: `run-contender.ts NAME`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Contender, RunResult } from './contender';
import { contenders, isContender } from './contenders';
import { BURST_EVENTS } from './events';

async function main([name = '']: readonly string[]): Promise<void> {
  if (!isContender(name)) {
    throw new Error(`There is no contender "${name}"; there are ${Object.keys(contenders).join(', ')}.`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'audit-bench-'));
  try {
    const result = await measure(contenders[name](), folder);
    process.stdout.write(JSON.stringify(result), () => process.exit(0));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure({ open, events }: Contender, folder: string): Promise<RunResult> {
  const recording = await open(folder);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const startedAt = performance.now();
  for (let number = 0; number < events; number += 1) {
    await recording.record(number);
    if (number % BURST_EVENTS === BURST_EVENTS - 1) {
      await nextTurn();
    }
  }
  await recording.finish();
  const seconds = (performance.now() - startedAt) / 1000;
  delay.disable();
  return {
    rowsPerSecond: events / seconds,
    ...(delay.count > 0 && { delayP99Ms: delay.percentile(99) / 1e6 }),
  };
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
