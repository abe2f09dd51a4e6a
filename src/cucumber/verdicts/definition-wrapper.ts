import type { CaseWatch } from './case-watch';
import type { Code } from './support-code';
import { withoutOwnFrames } from './without-own-frames';

/**
 * Puts something around a definition that lets the watch of its scenario see what the definition throws.
 *
 * This is the one place where a failure can end as skipped: a status that Cucumber has already given cannot be improved.
 */
export function wrapDefinition(code: Code, kind: 'step' | 'hook', watch: CaseWatch): Code {
  return new Proxy(code, {
    apply: function watchedDefinition(definition, world, args) {
      const step = watch.openStep;
      const settle: Settle = (thrown) => {
        const error = withoutOwnFrames(thrown);
        if (kind === 'hook') {
          watch.seeHookFail(error);
        } else if (watch.captures(step, error)) {
          return 'skipped';
        }
        throw error;
      };
      // Cucumber compares the arity in the same way: whoever takes one more argument takes a callback.
      const done = definition.length === args.length ? args.at(-1) : undefined;
      if (isCallback(done)) {
        const settled = args.with(-1, settleCallback(done, settle));
        return runWithCallback(() => Reflect.apply(definition, world, settled), done, settle);
      }
      try {
        const returned = Reflect.apply(definition, world, args);
        // Cucumber waits for whatever has a `then`, and so does `await`; what `then` returns may be anything.
        return isThenable(returned) ? Promise.resolve(returned).then(undefined, settle) : returned;
      } catch (error) {
        return settle(error);
      }
    },
  });
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

function isThenable(value: unknown): value is PromiseLike<unknown> {
  const canHoldThen = typeof value === 'object' || typeof value === 'function';
  return canHoldThen && value !== null && 'then' in value && typeof value.then === 'function';
}
