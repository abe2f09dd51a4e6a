import { type CreateEngine, createEngine, type Engine } from 'audit-race';
import sinon from 'sinon';
import { ThreadWatch } from './live-resources';
import type { AuditWorld } from './world';

/**
 * Watches the creation of engines: counts it and keeps the books, and replaces nothing.
 *
 * Every engine it has seen is closed when the scenario ends, leaked or not.
 */
export class EngineSpy {
  readonly threads = new ThreadWatch();
  readonly createEngine: sinon.SinonSpy<Parameters<CreateEngine>, ReturnType<CreateEngine>>;
  readonly #alive = new Set<Engine>();

  constructor(world: AuditWorld) {
    this.createEngine = sinon.spy(async (databaseUrl) => this.#noteEngine(await createEngine(databaseUrl)));
    world.addCleanup(() => this.threads.end());
    world.addCleanup(() => Promise.all([...this.#alive].map((engine) => engine.close())));
  }

  get createdCount(): number {
    return this.createEngine.callCount;
  }

  get aliveCount(): number {
    return this.#alive.size;
  }

  #noteEngine(engine: Engine): Engine {
    this.#alive.add(engine);
    const close = engine.close.bind(engine);
    sinon.replace(engine, 'close', async () => {
      this.#alive.delete(engine);
      await close();
    });
    return engine;
  }
}
