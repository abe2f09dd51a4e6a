import { ok } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InterleavingExperiment, Turns } from '@audit-race/interleavings';
import { createEngine, type Engine } from 'audit-race';
import { createAuditService } from '#audit-log/audit/create-audit-service';
import { sides } from './sides';

/** So many callers ask for the session of an audit log on a fresh SQLite file, with real files and threads in every step. */
export function exploreRealLog(callers: number, side: string): InterleavingExperiment {
  return {
    name: `${callers} callers, each asks for the session; SQLite; the service ${side}`,
    setup(turns) {
      const folder = mkdtempSync(join(tmpdir(), 'audit-race-'));
      const engines = new RealEngines(turns);
      const createSession = sides[side];
      ok(createSession, `No such service: ${side}`);
      const options = { databaseUrl: `sqlite://${join(folder, 'audit.db')}`, createEngine: engines.create };
      const service = createAuditService(options, createSession);
      return {
        callers: Array.from({ length: callers }, (_, index) => ({
          name: String.fromCodePoint(65 + index),
          kind: 'caller',
          run: () => service.ensureSession(),
        })),
        async check() {
          await service.close();
          engines.expectNoneOpen();
        },
        async cleanUp() {
          await engines.closeAll();
          rmSync(folder, { recursive: true });
        },
      };
    },
  };
}

/** Real engines whose opening is in the hands of the explorer. */
class RealEngines {
  readonly create: (databaseUrl: string) => Promise<Engine>;
  readonly #alive = new Set<Engine>();
  #createdCount = 0;

  constructor(turns: Turns) {
    this.create = turns.control('createEngine', async (databaseUrl: string) => {
      const engine = await createEngine(databaseUrl);
      this.#createdCount += 1;
      this.#alive.add(engine);
      const createTables = engine.createTables.bind(engine);
      const close = engine.close.bind(engine);
      engine.createTables = turns.control('createTables', createTables);
      engine.close = async () => {
        this.#alive.delete(engine);
        await close();
      };
      return engine;
    });
  }

  expectNoneOpen(): void {
    const { size } = this.#alive;
    ok(size === 0, `${this.#createdCount} engines were created, and ${size} of them can never be closed`);
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#alive].map((engine) => engine.close()));
  }
}
