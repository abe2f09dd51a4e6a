import { createHook } from 'node:async_hooks';
import { takeAsyncId } from './natives';

/** Whether a `queueMicrotask` takes an asynchronous id: always before Node 24, and since then while there is a hook. */
export function doMicrotasksTakeIds(): boolean {
  const before = takeAsyncId();
  // Not the real one: what the code under test will use, which may be a fake.
  queueMicrotask(() => undefined);
  return takeAsyncId() > before + 1;
}

/**
 * Has each `queueMicrotask` take an asynchronous id, so that one is seen wherever somebody kept it; the function it returns ends that.
 *
 * That takes a hook that hears of nothing. Before Node 24.14 a hook has all promises take ids too, so there is none.
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

/** Nobody says which options a hook knows. Who knows this one refuses what contradicts it. */
function canLeavePromisesAlone(): boolean {
  try {
    createHook({ trackPromises: false, promiseResolve: () => undefined } as object);
    return false;
  } catch {
    return true;
  }
}
