/** Somebody who holds entries that must not be lost when the process ends. */
export interface ExitHolder {
  /** Stores what is held, now and without the event loop. Must not throw. */
  storeAtExit(): void;
}

/** Those who hold entries, with one listener for all of them: a listener each would warn of a leak from the eleventh on. */
const holders = new Set<ExitHolder>();
let watching = false;
let exiting = false;

/**
 * Watches for the exit of the process, from now on and to the end. Safe to call any number of times.
 *
 * An entry may be recorded for the first time while the process exits, and a listener that is added then is not called:
 * so this comes before anybody holds anything, and is never undone.
 */
export function watchForExit(): void {
  if (!watching) {
    watching = true;
    process.on('exit', storeAll);
  }
}

/** Has `holder` store what it holds when the process exits. Safe to call twice. */
export function holdUntilExit(holder: ExitHolder): void {
  holders.add(holder);
}

/** The holder has nothing left, and will have nothing more. Safe to call twice. */
export function releaseFromExit(holder: ExitHolder): void {
  holders.delete(holder);
}

/** Whether the process is exiting: no promise settles and no timer rings any more. */
export function isExiting(): boolean {
  return exiting;
}

function storeAll(): void {
  exiting = true;
  for (const holder of holders) {
    holder.storeAtExit();
  }
}
