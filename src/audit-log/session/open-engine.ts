import type { AuditStoreError } from '../domain/errors';
import { settled } from '../domain/settled';
import { type CallLimits, unlessAborted } from '../ports/call-limits';
import type { Engine, Opening } from '../ports/engine';

/** Where a session gets its engine from, and what becomes of the engine afterwards. */
export interface EngineSource {
  /** Called when the session opens. */
  create(limits: CallLimits): Promise<Engine>;
  /** Called once for each engine that was created. */
  dispose(engine: Engine, limits: CallLimits): Promise<void>;
  /** What a store says of itself when it begins anew; asked with why the engine before was lost, if one was. */
  opening?(lostFor: AuditStoreError | undefined): Opening | undefined;
  /** Called with what the engine says of its tables, before it is used. */
  prepared?(told: unknown): void;
  /** Called when an engine was opened; with why the one before was lost, if one was. */
  opened?(lostFor: AuditStoreError | undefined): void;
}

/** Creates an engine with its tables. Once the signal is aborted, nobody waits for it. */
export async function openEngine(
  source: EngineSource,
  signal: AbortSignal,
  lostFor?: AuditStoreError,
): Promise<Engine> {
  const engine = await source.create({ signal });
  try {
    // In two statements: the tables must be made even if there is no `prepared` to call with the answer.
    const told = await unlessAborted(settled(engine.createTables(source.opening?.(lostFor))), signal);
    source.prepared?.(told);
    return engine;
  } catch (error) {
    // Nobody else knows this half-open engine, so it is closed here. The caller gets the reason why the opening failed.
    await Promise.allSettled([source.dispose(engine, { signal })]);
    throw error;
  }
}
