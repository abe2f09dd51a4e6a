import type { EntryRow } from '../domain/entry-row';
import { AuditStoreError } from '../domain/errors';
import { createEngine, storeAtExit } from '../engines/create-engine';
import type { Engine } from '../ports/engine';
import type { StoreRows } from '../queue/batch-line';
import type { RecordPolicy } from '../queue/recorder';
import type { EngineSource, Session } from '../session/session';
import type { CompleteAuditOptions } from './audit-options';

/** Where the session gets its engine from. One that was handed in is used, and left open for whoever owns it. */
export function engineSource({
  engine,
  createEngine: create,
  databaseUrl,
}: CompleteAuditOptions): EngineSource {
  return engine === undefined
    ? { create: () => create(databaseUrl), dispose: (created) => created.close() }
    : { create: () => Promise.resolve(engine), dispose: () => Promise.resolve() };
}

/** How entries are taken in: without write-behind each is a batch of its own, and waits for no other. */
export function recordPolicy(options: CompleteAuditOptions): RecordPolicy {
  return options.writeBehind ? options : { ...options, batchEntriesMax: 1, batchWaitMs: 0 };
}

/** Rows reach the engine through the session, which may have to open first: by then they may not be wanted any more. */
export function storeThrough(session: Session): StoreRows {
  return (rows, run) =>
    session.use(async (engine) => {
      if (!run.isWanted()) {
        throw new AuditStoreError('AUDIT_STORE_BEHIND', 'The batch before this one was not stored.');
      }
      await engine.store(rows, run.id);
    });
}

/** How rows are stored while the process exits: by the open engine, or by the URL where none was opened yet. */
export function lastResort(
  options: CompleteAuditOptions,
  open: Engine | undefined,
): (rows: readonly EntryRow[]) => void {
  const engine = open ?? options.engine;
  if (engine?.storeAtExit !== undefined) {
    return (rows) => engine.storeAtExit?.(rows);
  }
  if (engine === undefined && options.createEngine === createEngine) {
    return (rows) => storeAtExit(options.databaseUrl, rows);
  }
  return () => {
    throw new AuditStoreError(
      'AUDIT_STORE_FAILED',
      'This engine cannot store anything while the process exits.',
    );
  };
}
