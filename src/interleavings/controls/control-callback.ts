import { promisify } from 'node:util';
import { describeValue } from '../barriers/describe-value';
import type { Execution } from '../execution/execution';
import { CallbackAnswer } from './callback-answer';
import { controlOperation } from './controlled-operation';
import { copyMembers } from './copy-members';
import type { ControlledFunction } from './operation-call';
import { OperationCall } from './operation-call';
import type { Method } from './view-of';

/** A callback-style function, and how it is controlled. */
export type CallbackOperation = ControlledFunction<readonly unknown[], unknown>;

/**
 * Makes the function that the code under test calls in place of a callback-style function.
 *
 * The callback runs directly in the event-loop callback of the tick, as in Node, and not in a microtask after it. An error that the
 * callback throws is a failure of the caller that passed it.
 */
export function controlCallback(execution: Execution, operation: CallbackOperation): Method {
  const { name, effect } = operation;
  function controlled(this: unknown, ...args: unknown[]): void {
    const callback = args.at(-1);
    if (typeof callback !== 'function') {
      throw callbackMissing(name, callback);
    }
    const refused = execution.refuseOutside(name);
    if (refused !== undefined) {
      throw refused;
    }
    if (execution.isExploring) {
      call(execution, operation, { self: this, args: args.slice(0, -1), callback: callback as Method });
    } else {
      // Before and after the exploration nothing waits for a turn.
      Reflect.apply(effect, this, args);
    }
  }
  copyMembers(effect, controlled);
  const promised: unknown = Reflect.get(effect, promisify.custom);
  if (typeof promised === 'function') {
    const value = controlOperation(execution, { ...operation, effect: promised as Method });
    Object.defineProperty(controlled, promisify.custom, { value, configurable: true });
  }
  return controlled;
}

interface Called {
  readonly self: unknown;
  readonly args: readonly unknown[];
  readonly callback: Method;
}

function call(execution: Execution, operation: CallbackOperation, { self, args, callback }: Called): void {
  const answer = new CallbackAnswer(callback, (error) => execution.errorUncaught(error));
  const effect = (...given: unknown[]) => answer.of(operation.effect, self, given);
  const controlled = { ...operation, effect, isCalledBack: true };
  new OperationCall(execution, controlled, {
    self,
    args,
    resolve: () => answer.deliver(),
    reject: (error) => answer.fail(error),
  }).wait();
}

/** The error that Node throws, synchronously, for a call without a callback. */
function callbackMissing(name: string, given: unknown): TypeError {
  const error = new TypeError(
    `The last argument of "${name}" must be its callback, a function, not ${describeValue(given)}.`,
  );
  return Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
}
