import { createHook } from 'node:async_hooks';
import { takeAsyncId } from './natives';

/** Whether `queueMicrotask` takes an asynchronous id: always before Node 24, and since then only while an async hook is active. */
export function doMicrotasksTakeIds(): boolean {
  const before = takeAsyncId();
  // The global on purpose, which may be a fake: the code under test will use it.
  queueMicrotask(() => undefined);
  return takeAsyncId() > before + 1;
}

/**
 * Makes each `queueMicrotask` take an asynchronous id, even if the code has stored the function before. The function that it returns
 * ends that.
 *
 * This needs an async hook without callbacks. Before Node 24.14, such a hook makes all promises take ids, too; then there is none.
 */
export function watchMicrotasks(): () => void {
  if (doMicrotasksTakeIds() || !canLeavePromisesAlone()) {
    return () => undefined;
  }
  const hook = createHook({ trackPromises: false } as object).enable();
  return () => {
    hook.disable();
  };
}

/** Detects support for `trackPromises`: only a Node that knows the option refuses its contradiction with `promiseResolve`. */
function canLeavePromisesAlone(): boolean {
  try {
    createHook({ trackPromises: false, promiseResolve: () => undefined } as object);
    return false;
  } catch {
    return true;
  }
}
