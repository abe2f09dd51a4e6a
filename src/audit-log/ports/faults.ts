import { messageOf } from '../domain/harmless-text';
import { type Logger, silentLogger } from './logger';

/** What can go wrong outside of the log itself; each service reports each of them once. */
export type Fault =
  /** The logger threw, or rejected. */
  | 'logger'
  /** The clock gave no valid time. */
  | 'clock'
  /** A timer of the clock could not be started or cancelled, or did not ring. */
  | 'timer'
  /** The engine cannot say what it can do. */
  | 'engine'
  /** A checkpoint could not be signed, or the function that keeps it elsewhere failed. */
  | 'checkpoint'
  /** The log does not continue the last checkpoint that was signed. */
  | 'growth'
  /** What the last checkpoint covers was pruned together with what came later. */
  | 'pruned'
  /** The function that redacts texts threw, or gave back no text. */
  | 'redactText'
  /** What is held when the process ends cannot be kept for the next start, or what was kept cannot be sent. */
  | 'spill'
  /** The store fails, and waiting would not help. */
  | 'store'
  /** Old entries cannot be pruned automatically. */
  | 'retention'
  /** Entries find no room, and are dropped. */
  | 'dropped';

/** What the logger gets elsewhere, in other words: it is reported here only if there is no logger. */
type LoggedFault = 'store' | 'retention' | 'dropped';

/** The codes for `process.emitWarning`; stable names. */
const CODES: Readonly<Record<Exclude<Fault, LoggedFault>, string>> = Object.freeze({
  logger: 'AUDIT_LOGGER_FAILED',
  clock: 'AUDIT_CLOCK_FAILED',
  timer: 'AUDIT_TIMER_FAILED',
  engine: 'AUDIT_ENGINE_FAILED',
  checkpoint: 'AUDIT_CHECKPOINT_FAILED',
  growth: 'AUDIT_CHECKPOINTS_DIFFER',
  pruned: 'AUDIT_CHECKPOINT_PRUNED',
  redactText: 'AUDIT_REDACT_TEXT_FAILED',
  spill: 'AUDIT_SPILL_FAILED',
});

/**
 * Reports once what is wrong with the parts that others have given us.
 *
 * The logger gets it. Without a logger, or if the logger itself fails, `process.emitWarning` gets it: an `AuditWarning` with a code.
 */
export class Faults {
  readonly #told = new Set<Fault>();
  readonly #logger: Logger;

  /** `logger` must not throw. */
  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Reports the failure of a part that is not ours. */
  tell(fault: Exclude<Fault, LoggedFault>, message: string, error?: unknown): void {
    this.#tellOnce(fault, CODES[fault], message, error);
  }

  /** Reports what a logger gets elsewhere, if there is no logger. */
  tellUnlogged(fault: LoggedFault, error: unknown, message: string): void {
    if (this.#logger === silentLogger) {
      this.#tellOnce(fault, codeOf(error), message, error);
    }
  }

  #tellOnce(fault: Fault, code: string, message: string, error: unknown): void {
    if (this.#told.has(fault)) {
      return;
    }
    this.#told.add(fault);
    if (fault === 'logger' || this.#logger === silentLogger) {
      warn(error === undefined ? message : `${message} ${messageOf(error)}`, code);
    } else {
      this.#logger.error(error === undefined ? { code } : { err: error, code }, message);
    }
  }
}

/** The error may come from an engine of the user, and have no code. */
function codeOf(error: unknown): string {
  const code: unknown = Reflect.get(Object(error), 'code');
  return typeof code === 'string' ? code : 'AUDIT_STORE_FAILED';
}

/** Somebody may have replaced `emitWarning`. What it throws is ignored. */
export function warn(message: string, code: string): void {
  try {
    process.emitWarning(message, { type: 'AuditWarning', code });
  } catch {
    // There is nobody left to tell.
  }
}
