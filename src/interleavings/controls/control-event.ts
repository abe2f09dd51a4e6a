import type { Execution } from '../execution/execution';

/**
 * Has something happen to the subject as a turn: at any time from now on, once.
 *
 * @returns What takes it back, so that it never happens.
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
        // For example that of an emitter of whose error nobody wants to hear.
        execution.errorUncaught(error);
      }
    },
  });
}
