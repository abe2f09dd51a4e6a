import { letPass } from '../barriers/event-loop';
import { UncontrolledAsynchronyError } from '../experiment/errors';
import type { Execution } from './execution';
import { nextOwnCallback } from './own-callback';

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
    await nextOwnCallback();
    expectNobodyWentOn(execution, before);
  }
}

/**
 * Expects that nobody has gone on since.
 *
 * @param before - {@link Execution.events} as they were.
 * @throws UncontrolledAsynchronyError when somebody has.
 */
export function expectNobodyWentOn(
  { experiment, events, outcomes, lastActor }: Execution,
  before: number,
): void {
  if (events !== before) {
    const who = outcomes[lastActor]?.name ?? 'background';
    throw new UncontrolledAsynchronyError(experiment, `${who} went on without being given a turn`);
  }
}
