/**
 * What every failure of the audit log has in common.
 *
 * Match on `code`, which is stable; messages are for people and may improve in any release.
 */
export abstract class AuditError extends Error {
  /** The stable name of the failure. */
  abstract readonly code: string;

  /** The class name, as logs print it. */
  override get name(): string {
    return this.constructor.name;
  }
}

/** An option does not exist, or its value is out of range. Thrown before anything is opened. */
export class AuditOptionError extends AuditError {
  /** Always `AUDIT_OPTION_INVALID`. */
  readonly code = 'AUDIT_OPTION_INVALID';
  /**
   * The path of the option, as it was given: `retention.maxAgeDays` for an option of an option. Empty where the options as a whole are
   * at fault.
   */
  readonly option: string;

  /** States the option, the value and what would be accepted. */
  constructor(option: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.option = option;
  }
}

/** Nobody can open this database URL. The message shows its scheme and host, or the path of its file, and nothing else of it. */
export class AuditUrlError extends AuditError {
  /** Always `AUDIT_URL_INVALID`. */
  readonly code = 'AUDIT_URL_INVALID';
}

/** The log cannot accept an entry, a filter or a page request as it is. Nothing has been stored or read. */
export class AuditEntryError extends AuditError {
  /** Always `AUDIT_ENTRY_INVALID`. */
  readonly code = 'AUDIT_ENTRY_INVALID';
  /** The field at fault, such as `eventType`. */
  readonly field: string;

  /** States the field, its value and what would be accepted. */
  constructor(field: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.field = field;
  }
}

/** The audit log is closing or closed and takes no more calls. */
export class AuditClosedError extends AuditError {
  /** Always `AUDIT_CLOSED`. */
  readonly code = 'AUDIT_CLOSED';
  /** How far closing has come. */
  readonly state: 'closing' | 'closed';

  /** States how far closing has come. */
  constructor(state: 'closing' | 'closed') {
    super(
      `The audit log is ${state} and takes no more calls. Record before close(), or use a new AuditService.`,
    );
    this.state = state;
  }
}

/** What a function of yours does while the log waits for it, and what to change. */
const REENTRIES = {
  opening:
    'createEngine or createTables used the audit log that it is opening, and would wait for itself without end. Use the audit log only after it has opened.',
  checkpoint:
    'anchor() or sign() waits for close(), which waits for the checkpoint that they are called for. The log closes when that is done: call close() there without awaiting it.',
} as const;

/** A function of yours, such as `createEngine`, waits for something of the audit log that waits for this function. */
export class AuditReentryError extends AuditError {
  /** Always `AUDIT_SESSION_REENTERED`. */
  readonly code = 'AUDIT_SESSION_REENTERED';

  /** States what to change. */
  constructor(during: 'opening' | 'checkpoint' = 'opening') {
    super(REENTRIES[during]);
  }
}

/** Why a store cannot be used; stable names. */
export type StoreFailure =
  /** Something is at the path of a backup already. */
  | 'AUDIT_BACKUP_EXISTS'
  /** The cursor to follow from belongs to another log, or to what was here before this log. */
  | 'AUDIT_CURSOR_UNKNOWN'
  /** The driver is not installed, not built, or made for another Node. */
  | 'AUDIT_DRIVER_MISSING'
  /** The engine was used after it was closed. */
  | 'AUDIT_ENGINE_CLOSED'
  /** The thread of the engine ended by itself. The next call opens another engine. */
  | 'AUDIT_ENGINE_DIED'
  /** What `createEngine` gave lacks a part of an {@link Engine}. */
  | 'AUDIT_ENGINE_INCOMPLETE'
  /** The outbox has as many bytes as `outboxBytesMax` allows. Entries wait in memory, as far as the queue has room. */
  | 'AUDIT_OUTBOX_FULL'
  /** The store has counted a batch, and does not have its entries: somebody has raised a number in it, or they were pruned. */
  | 'AUDIT_STORE_AHEAD'
  /** A batch came, and the store does not have the batch before it. */
  | 'AUDIT_STORE_BEHIND'
  /** Another process holds the store. Waiting helps. */
  | 'AUDIT_STORE_BUSY'
  /** The store gave back what is no entry, or its file is damaged. */
  | 'AUDIT_STORE_CORRUPT'
  /** The server does not let this user in, or its certificate is not trusted. */
  | 'AUDIT_STORE_DENIED'
  /** Anything else; `cause` tells what. */
  | 'AUDIT_STORE_FAILED'
  /** The file holds the tables of another application, or what was spilled for another database. */
  | 'AUDIT_STORE_FOREIGN'
  /** There is no room. Waiting helps. */
  | 'AUDIT_STORE_FULL'
  /** The disk or the connection failed, an answer was lost, or the system gives no more files, threads or memory. Waiting helps. */
  | 'AUDIT_STORE_IO'
  /** There is no such file to be read, or no log in it; no such database, or no such folder for a backup. */
  | 'AUDIT_STORE_MISSING'
  /** A later release has changed the tables. */
  | 'AUDIT_STORE_NEWER'
  /** The file is no database. */
  | 'AUDIT_STORE_NOT_A_DATABASE'
  /** There is a folder or something else in the place of the file. */
  | 'AUDIT_STORE_NOT_A_FILE'
  /** This user may not write there. */
  | 'AUDIT_STORE_READ_ONLY'
  /** The file or its tables were deleted, replaced, cut off or written over while it was open. The next call opens another engine. */
  | 'AUDIT_STORE_REPLACED'
  /** The log was restored from another PostgreSQL server, and only the owner of its tables can let it continue. Waiting for that helps. */
  | 'AUDIT_STORE_RESTORED'
  /** The time limit of the call was over. */
  | 'AUDIT_STORE_TIMEOUT'
  /** This user may not read it. */
  | 'AUDIT_STORE_UNREADABLE'
  /** The store makes no evidence of tampering. */
  | 'AUDIT_STORE_UNSEALED'
  /** A file of this package is missing or cannot be read, as after bundling, or Node may start no thread. */
  | 'AUDIT_WORKER_MISSING';

/** What may help after a failure: to wait and make the same call again, another engine, or nothing that we can do. */
type Remedy = 'wait' | 'another engine' | 'none';

/** The one place that decides which failures are transient, and which cost the engine. */
const REMEDIES: Readonly<Record<StoreFailure, Remedy>> = Object.freeze({
  AUDIT_BACKUP_EXISTS: 'none',
  AUDIT_CURSOR_UNKNOWN: 'none',
  AUDIT_DRIVER_MISSING: 'none',
  AUDIT_ENGINE_CLOSED: 'none',
  AUDIT_ENGINE_DIED: 'another engine',
  AUDIT_ENGINE_INCOMPLETE: 'none',
  AUDIT_OUTBOX_FULL: 'wait',
  AUDIT_STORE_AHEAD: 'none',
  AUDIT_STORE_BEHIND: 'none',
  AUDIT_STORE_BUSY: 'wait',
  AUDIT_STORE_CORRUPT: 'none',
  AUDIT_STORE_DENIED: 'none',
  AUDIT_STORE_FAILED: 'none',
  AUDIT_STORE_FOREIGN: 'none',
  AUDIT_STORE_FULL: 'wait',
  AUDIT_STORE_IO: 'wait',
  AUDIT_STORE_MISSING: 'none',
  AUDIT_STORE_NEWER: 'none',
  AUDIT_STORE_NOT_A_DATABASE: 'none',
  AUDIT_STORE_NOT_A_FILE: 'none',
  AUDIT_STORE_READ_ONLY: 'none',
  AUDIT_STORE_REPLACED: 'another engine',
  AUDIT_STORE_RESTORED: 'wait',
  AUDIT_STORE_TIMEOUT: 'none',
  AUDIT_STORE_UNREADABLE: 'none',
  AUDIT_STORE_UNSEALED: 'none',
  AUDIT_WORKER_MISSING: 'none',
});

/** The store could not be opened, written or read. `cause` keeps what the driver said. */
export class AuditStoreError extends AuditError {
  /** What kind of failure it is. */
  readonly code: StoreFailure;
  /** Whether the same call is worth making again as it is: busy, full, or an I/O error. Nothing of it was stored. */
  readonly transient: boolean;
  /** Whether this engine will never work again, and a new one may: its thread died, or its file was replaced. */
  readonly engineLost: boolean;

  /** States what happened to which store, and what to do. */
  constructor(code: StoreFailure, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.transient = REMEDIES[code] === 'wait';
    this.engineLost = REMEDIES[code] === 'another engine';
  }
}

/** Whether a value is one of the codes of a store. */
export function isStoreFailure(code: unknown): code is StoreFailure {
  return typeof code === 'string' && Object.hasOwn(REMEDIES, code);
}

/** Whether a store has no room for anything more. */
export function isStoreFull(failure: unknown): boolean {
  return failure instanceof AuditStoreError && failure.code === 'AUDIT_STORE_FULL';
}
