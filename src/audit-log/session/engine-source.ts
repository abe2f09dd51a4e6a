import type { CreateEngine, Engine } from '../ports/engine';

/** Where a session gets its engine from, and what becomes of the engine afterwards. */
export interface EngineSource {
  /** Called when the session opens. */
  create(): Promise<Engine>;
  /** Called once for each engine that was created. */
  dispose(engine: Engine): Promise<void>;
}

/** The session creates its engine, and closes it. */
export function ownEngine(createEngine: CreateEngine, databaseUrl: string): EngineSource {
  return {
    create: () => createEngine(databaseUrl),
    dispose: (engine) => engine.close(),
  };
}

/** The engine was handed in: it is used, and left open for whoever owns it. */
export function borrowEngine(engine: Engine): EngineSource {
  return {
    create: () => Promise.resolve(engine),
    dispose: () => Promise.resolve(),
  };
}
