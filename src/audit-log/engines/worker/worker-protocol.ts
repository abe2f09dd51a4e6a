/** A call to a worker: the caller's number for it, which function, and its arguments. */
export interface WorkerCall {
  readonly call: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

/** What a worker answers; `call` is the number of the call, or 0 for its start. */
export type WorkerAnswer =
  | { readonly call: number; readonly value: unknown }
  | { readonly call: number; readonly failure: WorkerFailure };

/**
 * An error on its way between threads, where classes and own fields are lost.
 *
 * `code` is the driver's or the system's own: what it means is decided by the side that receives it.
 */
export interface WorkerFailure {
  readonly name: string;
  readonly message: string;
  readonly code?: string | undefined;
}

/** The number under which a worker reports that it is ready, or why it cannot be. */
export const START_CALL = 0;

/** The name of the last call: the worker ends after it. */
export const CLOSE_CALL = 'close';

/** The number of the last call, larger than every other: when all calls before it are stopped, this one is still carried out. */
export const CLOSE_CALL_NUMBER = Number.MAX_SAFE_INTEGER;

/** The code of a call to a worker that ended by itself. */
export const WORKER_ENDED = 'WORKER_ENDED';

/** The code of a call to a worker that was closed. */
export const WORKER_CLOSED = 'WORKER_CLOSED';

/** The code of a call that was stopped, because nobody waits for it any more. */
export const CALL_STOPPED = 'CALL_STOPPED';

/** Makes a plain value of an error, to be posted between threads. */
export function toFailure(error: unknown): WorkerFailure {
  const { name, message, code }: Partial<WorkerFailure> = Object(error);
  return { name: String(name), message: String(message), code };
}
