import { promisify } from 'node:util';
import { describeValue } from '../barriers/describe-value';
import type { Execution } from '../execution/execution';
import { CallbackAnswer } from './callback-answer';
import { controlOperation } from './controlled-operation';
import { copyMembers } from './copy-members';
import type { ControlledFunction } from './operation-call';
import { OperationCall } from './operation-call';
import type { Method } from './view-of';

/** A function that calls back, and how it is controlled. */
export type CallbackOperation = ControlledFunction<readonly unknown[], unknown>;

/**
 * Makes the function that the code under test calls instead of one that calls back.
 *
 * Its callback runs in the callback of the tick itself, as that of Node does, and not in a promise job behind it. What the
 * callback throws is the failure of whoever handed it in.
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
      // Nobody waits outside of the time that is explored.
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

/** As Node refuses a call without a callback: where it is made. */
function callbackMissing(name: string, given: unknown): TypeError {
  const error = new TypeError(
    `The last argument of "${name}" must be its callback, a function, not ${describeValue(given)}.`,
  );
  return Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
}
