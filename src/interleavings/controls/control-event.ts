import type { Execution } from '../execution/execution';

/**
 * Makes an event a turn: it happens to the subject once, at any time from now on.
 *
 * @returns A function that withdraws the event, so that it never happens.
 */
export function controlEvent(execution: Execution, name: string, happen: () => unknown): () => void {
  return execution.wait({
    kind: 'event',
    name,
    jumps: true,
    resume: () => {
      try {
        happen();
      } catch (error) {
        // For example the error of an emitter without an "error" listener.
        execution.errorUncaught(error);
      }
    },
  });
}
