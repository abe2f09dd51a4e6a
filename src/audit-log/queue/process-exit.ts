import type { EventEmitter } from 'node:events';

/** Somebody who holds entries that must not be lost when the process ends. */
export interface ExitHolder {
  /** Stores what is held, now and without the event loop. */
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
 *
 * Ours is the first of the listeners, because those that come after one that throws are not called; where another was put
 * before it, the error that nobody catches tells. It comes back when somebody removes them all. Nothing of Node's is replaced.
 */
export function watchForExit(): void {
  if (!watching) {
    watching = true;
    process.prependListener('exit', storeAll);
    process.on('uncaughtExceptionMonitor', storeWhenExiting);
    process.on('removeListener', comeBack);
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

/** Comes back after `removeAllListeners('exit')`, and after `removeAllListeners()`, which takes this one away, too. */
function comeBack(event: string | symbol, listener: unknown): void {
  if (event === 'exit' && listener === storeAll) {
    process.prependListener('exit', storeAll);
  }
  // Whoever removes every listener of every event goes on doing so until the end of this turn.
  if (listener === storeAll || listener === comeBack) {
    queueMicrotask(watchAgain);
  }
}

function watchAgain(): void {
  if (!isListening('exit', storeAll)) {
    process.prependListener('exit', storeAll);
  }
  if (!isListening('removeListener', comeBack)) {
    process.on('removeListener', comeBack);
  }
}

function isListening(event: string, listener: (...args: never[]) => void): boolean {
  const emitter: EventEmitter = process;
  return emitter.listeners(event).some((one) => one === listener);
}

/** An `exit` listener has thrown, and Node calls no other. */
function storeWhenExiting(): void {
  if (Reflect.get(process, '_exiting') === true) {
    storeAll();
  }
}

function storeAll(): void {
  exiting = true;
  for (const holder of holders) {
    holder.storeAtExit();
  }
}
