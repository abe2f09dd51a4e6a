/** Runs one contender in this process and prints what it took as JSON: `run-contender.ts NAME EVENTS`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { contenders } from './contenders';
import { BURST_EVENTS } from './events';

async function main([name = '', count = '0']: readonly string[]): Promise<void> {
  const contender = contenders[name];
  if (contender === undefined) {
    throw new Error(`There is no contender "${name}"; there are ${Object.keys(contenders).join(', ')}.`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'audit-bench-'));
  const events = Number(count);
  const recording = await contender.open(folder);
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
  rmSync(folder, { recursive: true, force: true });
  const result = {
    rowsPerSecond: events / seconds,
    delayP99Ms: delay.percentile(99) / 1e6,
    delayMaxMs: delay.max / 1e6,
    memoryMb: process.memoryUsage().rss / 2 ** 20,
  };
  process.stdout.write(JSON.stringify(result), () => process.exit(0));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
