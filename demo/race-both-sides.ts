import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { releaseTogether } from '@audit-race/interleavings';
import { type AuditOptions, AuditService, createEngine, type Engine } from 'audit-race';
import { createAuditServiceAsItWas } from '../features/support/audit-service-as-it-was';
import { WAIT_MS_MAX } from '../features/support/patience';

/** The results of ten callers on one side, over all runs. */
export interface SideResult {
  readonly service: string;
  readonly callers: number;
  readonly runs: number;
  /** The most engines that one run created. */
  readonly createdMax: number;
  /** The most engines that were still open after one run had closed its service. */
  readonly leakedMax: number;
  /** The runs in which more than one engine was created. */
  readonly racedRuns: number;
}

interface RunResult {
  readonly created: number;
  readonly leaked: number;
}

const CALLERS = 10;
const RUNS = 10;

/** The two sides of #991: the same code, without the lock and with it. */
const SIDES: Readonly<Record<string, (options: AuditOptions) => AuditService>> = {
  'as it was': createAuditServiceAsItWas,
  'as it is': (options) => new AuditService(options),
};

/** Lets ten callers race for the session on a fresh database file, ten times on each side. */
export async function raceBothSides(onRun: (done: number, all: number) => void): Promise<SideResult[]> {
  const sides: SideResult[] = [];
  for (const [service, open] of Object.entries(SIDES)) {
    const results: RunResult[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      onRun(sides.length * RUNS + run + 1, Object.keys(SIDES).length * RUNS);
      results.push(await raceOnce(open));
    }
    sides.push({
      service,
      callers: CALLERS,
      runs: RUNS,
      createdMax: Math.max(...results.map(({ created }) => created)),
      leakedMax: Math.max(...results.map(({ leaked }) => leaked)),
      racedRuns: results.filter(({ created }) => created > 1).length,
    });
  }
  return sides;
}

async function raceOnce(open: (options: AuditOptions) => AuditService): Promise<RunResult> {
  const folder = mkdtempSync(join(tmpdir(), 'audit-race-'));
  const alive = new Set<Engine>();
  let created = 0;
  const service = open({
    databaseUrl: `sqlite://${join(folder, 'audit.db')}`,
    createEngine: async (databaseUrl) => {
      created += 1;
      const engine = await createEngine(databaseUrl);
      alive.add(engine);
      const close = engine.close.bind(engine);
      engine.close = async () => {
        alive.delete(engine);
        await close();
      };
      return engine;
    },
  });
  try {
    await releaseTogether(CALLERS, () => service.ensureSession(), { timeoutMs: WAIT_MS_MAX });
    await service.close();
    return { created, leaked: alive.size };
  } finally {
    await Promise.all([...alive].map((engine) => engine.close()));
    rmSync(folder, { recursive: true });
  }
}
