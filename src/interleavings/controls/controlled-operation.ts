import { leaveLoop } from '../barriers/event-loop';
import type { Execution } from '../execution/execution';
import { type ControlledFunction, OperationCall } from './operation-call';

/**
 * A loop that was begun in setup calls forever. From here on its calls wait, so that it cannot keep setup from its end;
 * setup itself may go on calling, once for each turn of the event loop.
 */
const CALLS_AT_ONCE_MAX = 100;

/** Makes the function that the code under test calls instead of the real one. */
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
