const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Blocks the thread for some milliseconds. Only for the threads of the engine, and for a process that exits. */
export function sleep(ms: number): void {
  Atomics.wait(sleeper, 0, 0, ms);
}
