/** One process of the benchmark. It reports when it is ready, waits for the start signal, and reports its results. */
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { AuditService } from 'audit-race';
import { openOurs } from './open-ours';
import { openRaw } from './open-raw';
import type { Arrived, Stored, Task } from './task';
import { type OpenWriter, WARM_UP_EVENTS, type WriterPlan } from './writer';

async function main(): Promise<void> {
  const [task] = (await once(process, 'message')) as [Task];
  if (task.kind === 'arrive') {
    await arrive(task.url);
  } else {
    await store(task.kind === 'raw' ? openRaw : openOurs, task);
  }
  process.disconnect();
}

async function store(open: OpenWriter, plan: WriterPlan): Promise<void> {
  const writer = await open(plan);
  await writer.store(WARM_UP_EVENTS);
  await turn();
  const before = process.cpuUsage();
  const storedMs = await writer.store(plan.events);
  const { user, system } = process.cpuUsage(before);
  tell({ storedMs, cpuUsPerRow: (user + system) / plan.events } satisfies Stored);
  await writer.close();
}

async function arrive(url: string): Promise<void> {
  const audit = new AuditService({ databaseUrl: url });
  await turn();
  const startedAt = performance.now();
  await audit.ensureSession();
  tell({ sessionMs: performance.now() - startedAt } satisfies Arrived);
  await audit.close();
}

async function turn(): Promise<void> {
  tell('ready');
  await once(process, 'message');
}

function tell(what: unknown): void {
  process.send?.(what);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
