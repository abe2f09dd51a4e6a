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
/** Somebody else may want to be the first as well, such as another copy of this file: they must not go on for ever. */
let movesLeft = 100;

/**
 * Watches for the exit of the process, from now on and to the end. Safe to call any number of times.
 *
 * An entry may be recorded for the first time while the process exits, and a listener that is added then is not called:
 * so this comes before anybody holds anything, and is never undone. Where even the first log is made then, Node says so.
 *
 * Ours is the first of the listeners, because those that come after one that throws are not called; where another was put
 * before it in the last turn, the error that nobody catches tells. It comes back when somebody removes them all. Nothing of
 * Node's is replaced.
 */
export function watchForExit(): void {
  if (!watching) {
    watching = true;
    exiting = nodeExits();
    process.prependListener('exit', storeAll);
    process.on('uncaughtExceptionMonitor', storeWhenExiting);
    process.on('removeListener', comeBack);
    process.on('newListener', stayFirst);
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

/** Where another is put before ours and calls `process.exit()`, ours would not be called. This is told before that one is there. */
function stayFirst(event: string | symbol, listener: unknown): void {
  if (event === 'exit' && listener !== storeAll) {
    queueMicrotask(moveToFront);
  }
}

function moveToFront(): void {
  const isAmongThem = isListening('exit', storeAll);
  if (isAmongThem && listenersOf('exit')[0] !== storeAll && movesLeft > 0) {
    movesLeft -= 1;
    // It comes back as the first.
    process.removeListener('exit', storeAll);
  }
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
  if (!isListening('newListener', stayFirst)) {
    process.on('newListener', stayFirst);
  }
}

function isListening(event: string, listener: (...args: never[]) => void): boolean {
  return listenersOf(event).includes(listener);
}

function listenersOf(event: string): readonly unknown[] {
  const emitter: EventEmitter = process;
  return emitter.listeners(event);
}

/** An `exit` listener has thrown, and Node calls no other. */
function storeWhenExiting(): void {
  if (nodeExits()) {
    storeAll();
  }
}

/** Whether Node has begun to call the `exit` listeners. */
function nodeExits(): boolean {
  return Reflect.get(process, '_exiting') === true;
}

function storeAll(): void {
  exiting = true;
  for (const holder of holders) {
    holder.storeAtExit();
  }
}
