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

/** An option that does not exist, or a value outside its range. Thrown before anything is opened. */
export class AuditOptionError extends AuditError {
  /** Always `AUDIT_OPTION_INVALID`. */
  readonly code = 'AUDIT_OPTION_INVALID';
  /** The name of the option, as it was given. */
  readonly option: string;

  /** States the option, the value and what would be accepted. */
  constructor(option: string, message: string) {
    super(message);
    this.option = option;
  }
}

/** A database URL of a form that is not known. Any password in it is masked in the message. */
export class AuditUrlError extends AuditError {
  /** Always `AUDIT_URL_INVALID`. */
  readonly code = 'AUDIT_URL_INVALID';
}

/** An entry, a filter or a page request that cannot be accepted as it is. Nothing has been stored or read. */
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

/** The opening of the session asked for the session again, which could only wait for itself. */
export class AuditReentryError extends AuditError {
  /** Always `AUDIT_SESSION_REENTERED`. */
  readonly code = 'AUDIT_SESSION_REENTERED';

  /** States what to change. */
  constructor() {
    super(
      'createEngine or createTables used the audit log that it is opening: it would wait for itself for ever. Use the audit log only after it has opened.',
    );
  }
}

/** Why a store cannot be used; stable names. */
export type StoreFailure =
  | 'AUDIT_DRIVER_MISSING'
  | 'AUDIT_ENGINE_DIED'
  | 'AUDIT_ENGINE_CLOSED'
  | 'AUDIT_STORE_BEHIND'
  | 'AUDIT_STORE_BUSY'
  | 'AUDIT_STORE_CORRUPT'
  | 'AUDIT_STORE_FAILED'
  | 'AUDIT_STORE_FOREIGN'
  | 'AUDIT_STORE_FULL'
  | 'AUDIT_STORE_IO'
  | 'AUDIT_STORE_NEWER'
  | 'AUDIT_STORE_NOT_A_DATABASE'
  | 'AUDIT_STORE_NOT_A_FILE'
  | 'AUDIT_STORE_READ_ONLY'
  | 'AUDIT_STORE_REPLACED'
  | 'AUDIT_STORE_TIMEOUT';

/** The same call may succeed later, on the same engine: another process lets go, room is made, a disk comes back. */
const TRANSIENT: readonly StoreFailure[] = ['AUDIT_STORE_BUSY', 'AUDIT_STORE_FULL', 'AUDIT_STORE_IO'];

/** The engine has lost its thread or its file for good, and only another engine can go on. */
const ENGINE_LOST: readonly StoreFailure[] = ['AUDIT_ENGINE_DIED', 'AUDIT_STORE_REPLACED'];

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
    this.transient = TRANSIENT.includes(code);
    this.engineLost = ENGINE_LOST.includes(code);
  }
}
