import type { MessagePort } from 'node:worker_threads';
import { CLOSE_CALL, START_CALL, toFailure, type WorkerCall } from './worker-protocol';

/**
 * The worker's half of a `WorkerLink`: starts, then answers calls in the order they come until `close`.
 *
 * A call names a method of what `start` returned. Errors are caught here and sent as values: one thrown at the top of a
 * worker arrives without name and message.
 */
export function serveCalls(port: MessagePort, start: () => object): void {
  let served: object;
  try {
    served = start();
    port.postMessage({ call: START_CALL, value: undefined });
  } catch (error) {
    port.postMessage({ call: START_CALL, failure: toFailure(error) });
    port.close();
    return;
  }
  port.on('message', ({ call, name, args }: WorkerCall) => {
    try {
      const value: unknown = Reflect.apply(Reflect.get(served, name), served, args);
      port.postMessage({ call, value });
    } catch (error) {
      port.postMessage({ call, failure: toFailure(error) });
    }
    if (name === CLOSE_CALL) {
      port.close();
    }
  });
}
