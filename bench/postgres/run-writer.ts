/** One writer in this process. It says when it is ready, begins when it is told to, and says what it has taken. */
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { openRawWriter } from './raw-writer';
import type { WriterResult, WriterTask } from './writer';

async function main(): Promise<void> {
  const [task] = (await once(process, 'message')) as [WriterTask];
  const { url, events, batch } = task;
  const writer = await openRawWriter(url, events);
  tell('ready');
  await once(process, 'message');
  const before = process.cpuUsage();
  const batchMs: number[] = [];
  for (let from = 0; from < events; from += batch) {
    const startedAt = performance.now();
    await writer.store(from, Math.min(from + batch, events));
    batchMs.push(performance.now() - startedAt);
  }
  const { user, system } = process.cpuUsage(before);
  tell({ batchMs, cpuUsPerRow: (user + system) / events } satisfies WriterResult);
  await writer.close();
  process.disconnect();
}

function tell(what: unknown): void {
  process.send?.(what);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
