import type { CaseWatch } from './case-watch';
import type { Code } from './support-code';
import { withoutOwnFrames } from './without-own-frames';

/**
 * Wraps a definition, so that the watch of its scenario sees what the definition throws.
 *
 * Only here can a failure end as skipped: once Cucumber has assigned a status, it cannot be improved.
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
      // The same comparison of arity as in Cucumber: a definition with one more parameter takes a callback.
      const done = definition.length === args.length ? args.at(-1) : undefined;
      if (isCallback(done)) {
        const settled = args.with(-1, settleCallback(done, settle));
        return runWithCallback(() => Reflect.apply(definition, world, settled), done, settle);
      }
      try {
        const returned = Reflect.apply(definition, world, args);
        // Like Cucumber and `await`, accept anything with a `then`. Promise.resolve() turns it into a real promise.
        return isThenable(returned) ? Promise.resolve(returned).then(undefined, settle) : returned;
      } catch (error) {
        return settle(error);
      }
    },
  });
}

type Settle = (error: unknown) => 'skipped';
type Callback = (error?: unknown, result?: unknown) => void;

// Cucumber always waits for the callback, so after a captured exception it must be called here.
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
