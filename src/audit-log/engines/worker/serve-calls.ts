import type { MessagePort } from 'node:worker_threads';
import { type CallRules, CallServer } from './call-server';
import { START_CALL, toFailure, type WorkerCall } from './worker-protocol';

/**
 * The worker's half of a `WorkerLink`: starts, then answers calls until `close`.
 *
 * A call names a method of what `start` returned. Errors are caught here and sent as values: one thrown at the top of a
 * worker arrives without name and message.
 */
export function serveCalls(port: MessagePort, start: () => object, rules: CallRules): void {
  try {
    const server = new CallServer(port, start(), rules);
    port.on('message', (call: WorkerCall) => server.serve(call));
    port.postMessage({ call: START_CALL, value: undefined });
  } catch (error) {
    port.postMessage({ call: START_CALL, failure: toFailure(error) });
    port.close();
  }
}
