import { letPass } from '../barriers/event-loop';
import { UncontrolledAsynchronyError } from './exploration-errors';
import type { ScheduleRecord } from './schedule-record';
import type { Stage } from './stage';

/**
 * Waits in real time to see that nobody goes on without being given a turn.
 *
 * @throws UncontrolledAsynchronyError when somebody does.
 */
export async function expectStillness(
  stage: Stage,
  record: ScheduleRecord,
  durationMs: number,
): Promise<void> {
  const before = stage.events;
  for (let passedMs = 0; passedMs < durationMs; passedMs += 1) {
    await letPass(1);
    await stage.settle();
    if (stage.events !== before) {
      const who = `${record.nameOf(stage.lastActor)} went on`;
      throw new UncontrolledAsynchronyError(record.experiment, who, record.describeLastStep());
    }
  }
}
