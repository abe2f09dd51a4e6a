import type { EventEmitter } from 'node:events';

/** An object that holds entries, which must not be lost when the process ends. */
export interface ExitHolder {
  /**
   * Stores what is held, now and without the event loop.
   *
   * @param isAnew whether an earlier call of this cannot be under way any more, even if it has not ended: where the time limit of `node:vm`
   * breaks it off, no `finally` runs.
   */
  storeAtExit(isAnew: boolean): void;
}

/** All holders share one listener: with a listener for each, Node would warn of a leak from the eleventh on. */
const holders = new Set<ExitHolder>();
let watching = false;
let exiting = false;
/** Whether entries are stored right now, or that was broken off. */
let isStoring = false;
/** Other code, such as a second copy of this file, may insist on the first place, too. Without a limit, both would move without end. */
let movesLeft = 100;

/**
 * Watches for the exit of the process, from now on and to the end. Safe to call any number of times.
 *
 * This comes before anything is held, and is never undone: the first entry may be recorded while the process exits, and Node does
 * not call an `exit` listener that is added then. If even the first log is created during the exit, `process._exiting` shows it.
 *
 * Our listener is the first, because Node calls no further one after one that throws. If another one is put before it in the last
 * turn, and throws, `uncaughtExceptionMonitor` tells us. Ours comes back when all listeners are removed. Nothing of Node is replaced.
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

/**
 * Stores what is held at once if the process exits: no promise settles and no timer rings any more. Also where the process goes on after
 * all, because the exit was broken off: Node does not tell of the next exit.
 */
export function storeIfExiting(): void {
  if (exiting) {
    storeHeld(false);
  }
}

/**
 * A listener before ours that calls `process.exit()` would keep ours from being called, so ours moves to the front. It waits for
 * a microtask, because `newListener` is emitted before the other listener is added.
 */
function stayFirst(event: string | symbol, listener: unknown): void {
  if (event === 'exit' && listener !== storeAll) {
    queueMicrotask(moveToFront);
  }
}

function moveToFront(): void {
  const isAmongThem = isListening('exit', storeAll);
  if (isAmongThem && listenersOf('exit')[0] !== storeAll && movesLeft > 0) {
    movesLeft -= 1;
    // `comeBack` adds it again, as the first.
    process.removeListener('exit', storeAll);
  }
}

/** Adds our listener again after `removeAllListeners('exit')`, and after `removeAllListeners()`, which removes `comeBack`, too. */
function comeBack(event: string | symbol, listener: unknown): void {
  if (event === 'exit' && listener === storeAll) {
    process.prependListener('exit', storeAll);
  }
  // `removeAllListeners()` goes on until the end of this turn, and may remove again what is added now.
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

/** An error was not caught. If an `exit` listener has thrown it, Node calls no other listener. */
function storeWhenExiting(): void {
  if (nodeExits()) {
    storeHeld(true);
  }
}

/** Whether Node has begun to call the `exit` listeners. */
function nodeExits(): boolean {
  return Reflect.get(process, '_exiting') === true;
}

function storeAll(): void {
  storeHeld(false);
}

function storeHeld(isAnew: boolean): void {
  const isWithin = isStoring && !isAnew;
  exiting = true;
  isStoring = true;
  queueMicrotask(storeBrokenOff);
  for (const holder of holders) {
    holder.storeAtExit(isAnew);
  }
  isStoring = isWithin;
}

/** A process that catches the end of a script of `node:vm` goes on, although it exits. No earlier call is under way in a microtask. */
function storeBrokenOff(): void {
  if (isStoring) {
    storeHeld(true);
  }
}
