import { AuditStoreError } from '../../domain/errors';
import { asSentence } from '../../domain/sentence';
import { systemLimitOf } from '../../domain/system-limits';
import type { ExplainFailure } from '../worker/worker-link';
import { toFailure, type WorkerFailure } from '../worker/worker-protocol';
import { type Explanation, FAULTS } from './file-faults';
import { EXPLANATIONS } from './sqlite-explanations';

/** What our own checks find wrong with a file or its driver, as opposed to what the driver reports. */
export class StoreFault extends Error {
  readonly code: keyof typeof FAULTS;

  /** Says what is wrong in words that follow "because". */
  constructor(code: keyof typeof FAULTS, why: string) {
    super(why);
    this.code = code;
  }
}

/**
 * Why no thread could be started. Outside the thread, ERR_ACCESS_DENIED means that Node denies the thread; within it, that it
 * denies a file.
 */
export function toStartFailure(error: unknown): WorkerFailure {
  const failure = toFailure(error);
  return failure.code === 'ERR_ACCESS_DENIED' ? { ...failure, code: 'WORKER_DENIED' } : failure;
}

/** Turns failures of the SQLite worker into errors that say what happened to which file, and what to do. */
export function explainSqliteFailures(file: string): ExplainFailure {
  return (failure, name) => {
    const { failure: code, advice } = findExplanation(failure);
    const action = name === 'start' ? 'opened' : 'used';
    const cause = Object.assign(new Error(failure.message), { name: failure.name, code: failure.code });
    const message = `The SQLite store "${file}" cannot be ${action}: ${asSentence(withoutPaths(failure.message))} ${advice}`;
    return new AuditStoreError(code, message, cause);
  };
}

// The first line says what could not be loaded. The cause keeps the other lines: where it was needed, and where it was searched.
function withoutPaths(message: string): string {
  return message.replace(/(?:\. Tried:)?\n.*$/s, '');
}

function findExplanation(failure: WorkerFailure): Explanation {
  const key = keyOf(failure);
  return (
    Object.entries(FAULTS).find(([fault]) => fault === key)?.[1] ??
    EXPLANATIONS.find(({ codes }) => codes.test(key)) ?? {
      failure: 'AUDIT_STORE_FAILED',
      advice: 'The cause tells what the driver reported.',
    }
  );
}

/** The code is not enough: only the message tells which module is missing, and the loader of the native build gives no code at all. */
function keyOf({ name, code = 'UNKNOWN', message }: WorkerFailure): string {
  const [said = ''] = message.split('\n');
  const spent = systemLimitOf(code, said);
  if (spent !== undefined) {
    return spent;
  }
  if (/bindings file/.test(said)) {
    return 'ERR_DLOPEN_FAILED';
  }
  if (
    /^(ERR_)?MODULE_NOT_FOUND$/.test(code) &&
    /['"](better-sqlite3|bindings|file-uri-to-path)\b|node_modules.better-sqlite3/.test(said)
  ) {
    return 'ERR_DLOPEN_FAILED';
  }
  const isBundled =
    name === 'ReferenceError' && /^(__dirname|__filename|require|module|exports) is /.test(said);
  const isOurs =
    /^(ERR_)?MODULE_NOT_FOUND$/.test(code) || /sqlite-worker\.js|^Dynamic require of /.test(said);
  return isBundled || isOurs ? 'WORKER_UNREACHABLE' : code;
}
