import { letPass, nextTurn } from '../barriers/event-loop';
import { UncontrolledAsynchronyError } from '../experiment/errors';
import type { Execution } from './execution';

/**
 * Lets real time pass to see whether anybody goes on without the explorer.
 *
 * Most waits are seen by their asynchronous ids. This finds those that Node gives none, such as the compilation of
 * WebAssembly, and so tells "never" from "later".
 *
 * @throws UncontrolledAsynchronyError when somebody does.
 */
export async function expectStillness(execution: Execution, durationMs: number): Promise<void> {
  const before = execution.events;
  for (let passedMs = 0; passedMs < durationMs; passedMs += 1) {
    await letPass(1);
    await nextTurn();
    if (execution.events !== before) {
      const who = execution.outcomes[execution.lastActor]?.name ?? 'background';
      throw new UncontrolledAsynchronyError(
        execution.experiment,
        `${who} went on without being given a turn`,
      );
    }
  }
}
