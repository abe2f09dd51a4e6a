import type { Engine } from 'audit-race';
import type { EngineSource } from '#audit-log/session/open-engine';
import { Session } from '#audit-log/session/session';

/** Wrong: an engine whose tables cannot be made is dropped without being closed, and nobody else knows it. */
export class SessionThatForgetsHalfOpenEngines extends Session {
  constructor(source: EngineSource) {
    super(forgetful(source));
  }
}

/** Disposes only of engines whose tables were made. */
function forgetful(source: EngineSource): EngineSource {
  const complete = new WeakSet<Engine>();
  return {
    create: async (limits) => {
      const engine = await source.create(limits);
      const createTables = engine.createTables.bind(engine);
      engine.createTables = async () => {
        await createTables();
        complete.add(engine);
      };
      return engine;
    },
    dispose: (engine, limits) => (complete.has(engine) ? source.dispose(engine, limits) : Promise.resolve()),
  };
}
