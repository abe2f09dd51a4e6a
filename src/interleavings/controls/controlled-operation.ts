import { leaveLoop } from '../barriers/event-loop';
import type { Execution } from '../execution/execution';
import { type ControlledFunction, OperationCall } from './operation-call';

/**
 * How many calls one operation runs at once in setup. From here on its calls wait, or a polling loop that setup has started
 * would keep setup from ending. Setup itself may go on calling, once for each turn of the event loop.
 */
const CALLS_AT_ONCE_MAX = 100;

/** Makes the function that the code under test calls in place of the real one. */
export function controlOperation<Arguments extends readonly unknown[], Result>(
  execution: Execution,
  controlled: ControlledFunction<Arguments, Result>,
): (...args: Arguments) => Promise<Result> {
  let callsAtOnce = 0;
  return function (this: unknown, ...args: Arguments): Promise<Result> {
    const refused = execution.refuseOutside(controlled.name);
    if (refused !== undefined) {
      return Promise.reject(refused);
    }
    return new Promise((resolve, reject) => {
      const call = new OperationCall(execution, controlled, { self: this, args, resolve, reject });
      if (execution.isExploring) {
        call.wait();
        return;
      }
      callsAtOnce += 1;
      if (callsAtOnce <= CALLS_AT_ONCE_MAX) {
        call.runAtOnce();
        return;
      }
      call.wait();
      leaveLoop(() => {
        if (execution.isSettingUp) {
          call.withdraw();
          call.runAtOnce();
        }
      });
    });
  };
}
