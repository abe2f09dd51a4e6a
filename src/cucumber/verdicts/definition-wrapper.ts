import type { Definition } from '../settings/capture-bugs-options';
import type { CaseWatch } from './case-watch';

/** What the wrapper needs besides a definition. */
export interface Watching {
  /** How many parameters the definition had as the suite wrote it; whatever wrapped it since may hide them. */
  readonly arity: number;
  /** Called each time that a definition begins; gives the watch over the scenario of a World, if there is one. */
  readonly enter: (world: object) => CaseWatch | undefined;
}

/**
 * Wraps a definition so that the watch of its scenario sees what it throws.
 *
 * This is the one place where a failure can end as skipped: a status that Cucumber has already given cannot be improved.
 */
export function wrapDefinition(definition: Definition, { arity, enter }: Watching): Definition {
  return function watchedDefinition(this: object, ...args: unknown[]): unknown {
    const watch = enter(this);
    if (watch === undefined) {
      return runUnwatched(() => definition.apply(this, args));
    }
    const step = watch.openStep;
    const isHook = isHookParameter(args[0]);
    const settle: Settle = (thrown) => {
      const error = withoutOwnFrames(thrown);
      if (isHook) {
        watch.seeHookFail(error);
      } else if (watch.captures(step, error)) {
        return 'skipped';
      }
      throw error;
    };
    // Cucumber compares the arity in the same way: whoever takes one more argument takes a callback.
    const done = arity === args.length ? args.at(-1) : undefined;
    if (isCallback(done)) {
      return runWithCallback(
        () => definition.apply(this, args.with(-1, settleCallback(done, settle))),
        done,
        settle,
      );
    }
    try {
      const returned = definition.apply(this, args);
      // Cucumber waits for whatever has a `then`, and takes nothing of it but when it settles; `then` may return anything.
      return isThenable(returned) ? Promise.resolve(returned).then(undefined, settle) : returned;
    } catch (error) {
      return settle(error);
    }
  };
}

// A scenario that nobody watches gets back what its definition returned, itself: a query may start at each `then`.
function runUnwatched(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    throw withoutOwnFrames(error);
  }
}

type Settle = (error: unknown) => 'skipped';
type Callback = (error?: unknown, result?: unknown) => void;

// Cucumber waits for the callback whatever the function returns, so a captured throw has to call it.
function runWithCallback(run: () => unknown, done: Callback, settle: Settle): unknown {
  try {
    return run();
  } catch (error) {
    done(null, settle(error));
    return undefined;
  }
}

function settleCallback(done: Callback, settle: Settle): Callback {
  return (error, result) => {
    if (error === undefined || error === null) {
      done(error, result);
      return;
    }
    try {
      done(null, settle(error));
    } catch (failure) {
      done(failure);
    }
  };
}

function isCallback(value: unknown): value is Callback {
  return typeof value === 'function';
}

// Every hook is given this, and no step ever is.
function isHookParameter(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'testCaseStartedId' in value && 'pickle' in value;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  const canHoldThen = typeof value === 'object' || typeof value === 'function';
  return canHoldThen && value !== null && 'then' in value && typeof value.then === 'function';
}

/** Takes this wrapper out of the stack: nobody who reads a failing step looks for a bug in here. */
function withoutOwnFrames(error: unknown): unknown {
  if (error instanceof Error && typeof error.stack === 'string') {
    const stack = error.stack
      .split('\n')
      .filter((line) => !/^\s+at .*(?:watchedDefinition|[\\/]util-arity[\\/])/.test(line))
      .join('\n');
    // An error may be frozen. Then it keeps its stack: to assign would throw, and this would be told in its place.
    Reflect.set(error, 'stack', stack);
  }
  return error;
}
