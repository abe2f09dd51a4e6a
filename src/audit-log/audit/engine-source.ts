import type { EntryRow } from '../domain/entry-row';
import { AuditStoreError } from '../domain/errors';
import { ownRejection } from '../domain/own-rejection';
import { isThenable, settled } from '../domain/settled';
import { createEngine, loadEngine, storeAtExit } from '../engines/create-engine';
import type { Spill } from '../engines/spill/spill';
import type { CallLimits } from '../ports/call-limits';
import { type CreateEngine, type Engine, missingOfEngine, type Opening } from '../ports/engine';
import type { Faults } from '../ports/faults';
import type { LastResort } from '../queue/exit-store';
import type { EngineSource } from '../session/open-engine';
import type { CompleteAuditOptions } from './audit-options';

/** Where the session gets its engine from. An engine that was handed in is used as it is, and left open for its owner. */
export function engineSource({
  engine,
  createEngine: create,
  databaseUrl,
}: CompleteAuditOptions): EngineSource {
  if (engine === undefined && create === createEngine) {
    loadEngine(databaseUrl);
  }
  return engine === undefined
    ? { create: (limits) => createWhole(create, databaseUrl, limits), dispose }
    : { create: () => Promise.resolve(engine), dispose: () => Promise.resolve() };
}

/**
 * How rows are stored while the process exits: by the open engine if it can; else into the spill file; else, if no engine was opened
 * yet, by the URL.
 */
export function lastResort(
  options: CompleteAuditOptions,
  open: Engine | undefined,
  spill: Spill | undefined,
): (rows: readonly EntryRow[], opening?: Opening) => ReturnType<LastResort> {
  const engine = open ?? options.engine;
  if (engine?.capabilities.storeAtExit === true) {
    return (rows, opening) => storeNow(engine, rows, opening);
  }
  if (spill !== undefined) {
    return (rows) => {
      spill.keep(rows);
      return 'spilled';
    };
  }
  if (engine === undefined && options.createEngine === createEngine) {
    return (rows, opening) => {
      storeAtExit(options.databaseUrl, rows, opening);
      return 'stored';
    };
  }
  return () => {
    throw new AuditStoreError(
      'AUDIT_STORE_FAILED',
      'This engine cannot store anything while the process exits.',
    );
  };
}

/**
 * Spills the rows that a closing log cannot store in time, and returns the path of the file; `undefined` if there is none. With an
 * engine that stores at exit nothing is spilled: the rows only come back on the error.
 */
export function spillAtClose(
  options: CompleteAuditOptions,
  open: Engine | undefined,
  spill: Spill | undefined,
): (rows: readonly EntryRow[]) => string | undefined {
  return (rows) =>
    (open ?? options.engine)?.capabilities.storeAtExit === true ? undefined : spill?.keepIfPossible(rows);
}

/** Whether the engine takes a batch while it has another under way. Asked in the middle of `record()`, so it must not throw. */
export function pipelines(engine: Engine | undefined, faults: Faults): boolean {
  try {
    return engine?.capabilities.pipelines === true;
  } catch (error) {
    faults.tell(
      'engine',
      'The engine of an audit log does not say what it can do, so it gets one batch at a time. Give it capabilities.',
      error,
    );
    return false;
  }
}

/** A promise is refused: it would never settle, because the process exits. */
function storeNow(engine: Engine, rows: readonly EntryRow[], opening: Opening | undefined): 'stored' {
  const given: unknown = engine.storeAtExit(rows, opening);
  if (isThenable(given)) {
    ownRejection(given, () => undefined);
    throw new AuditStoreError(
      'AUDIT_STORE_FAILED',
      'The storeAtExit() of this engine gives a promise. It must have stored the rows when it returns.',
    );
  }
  return 'stored';
}

/** Refuses an engine with missing parts: it would fail later, and with a message that nobody understands. */
async function createWhole(create: CreateEngine, databaseUrl: string, limits: CallLimits): Promise<Engine> {
  const engine = await settled(create(databaseUrl, limits));
  const missing = missingParts(engine);
  if (missing.length === 0) {
    return engine;
  }
  if (!missing.includes('close()')) {
    // Nobody else can close it. If closing fails, the error below still says what the engine lacks.
    await Promise.allSettled([dispose(engine)]);
  }
  throw new AuditStoreError(
    'AUDIT_ENGINE_INCOMPLETE',
    `createEngine gave an engine that lacks ${missing.join(', ')}. See the interface Engine.`,
  );
}

/** An engine that throws when its members are read counts as one that has none. */
function missingParts(engine: unknown): readonly string[] {
  try {
    return missingOfEngine(engine);
  } catch {
    return missingOfEngine(undefined);
  }
}

/** An engine of somebody's own may throw where it should reject. */
async function dispose(engine: Engine, limits: CallLimits = {}): Promise<void> {
  await settled(engine.close(limits));
}
