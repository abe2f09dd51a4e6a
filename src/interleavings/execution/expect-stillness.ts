import { letPass } from '../barriers/event-loop';
import { UncontrolledAsynchronyError } from '../experiment/errors';
import type { Execution } from './execution';
import { nextOwnCallback } from './own-callback';

/**
 * Waits in real time to see whether any code goes on without a turn.
 *
 * Most uncontrolled waits show by their asynchronous ids. This check finds waits without an id, such as the compilation of
 * WebAssembly: only time tells "never" from "later".
 *
 * @throws UncontrolledAsynchronyError when some code goes on.
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
 * Checks that no code has gone on since a snapshot.
 *
 * @param before - The value of {@link Execution.events} in the snapshot.
 * @throws UncontrolledAsynchronyError when some code has gone on.
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
