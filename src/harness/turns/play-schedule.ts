import { concludeSchedule } from './conclude-schedule';
import { type Direction, giveTurns } from './give-turns';
import type { InterleavingExperiment, InterleavingSubject } from './interleaving-experiment';
import { places } from './place';
import { ScheduleRecord } from './schedule-record';
import { setUpSchedule } from './set-up-schedule';
import { Stage } from './stage';
import { messageOf } from './wording';

/** Runs one schedule from its set-up to its verdict; what it leaves behind is refused and cleaned up. */
export async function playSchedule(
  experiment: InterleavingExperiment,
  direction: Direction,
): Promise<ScheduleRecord> {
  const stage = new Stage(direction.limits.effectTimeoutMs);
  const subject = await setUpSchedule(experiment, stage);
  try {
    const names = subject.callers.map(({ name }) => name);
    const record = new ScheduleRecord(experiment.name, names, stage.takeNotes());
    stage.open(names);
    startCallers(subject, stage, record);
    await stage.settle();
    await giveTurns(stage, record, direction);
    if (!record.isAbandoned) {
      await concludeSchedule(subject, stage, record, direction);
    }
    return record;
  } finally {
    stage.close();
    await subject.cleanUp?.();
  }
}

/** Parks every caller at its start, so that even who begins is a choice. */
function startCallers(subject: InterleavingSubject, stage: Stage, { outcomes }: ScheduleRecord): void {
  for (const [index, caller] of subject.callers.entries()) {
    const { name, kind } = caller;
    const run = async () => {
      try {
        await new Promise<void>((resolve) => {
          const outcomes = ['succeeds'] as const;
          stage.park({
            kind: 'start',
            operation: 'start',
            outcomes,
            callerKind: kind,
            resume: () => resolve(),
          });
        });
        const value = await caller.run();
        outcomes[index] = { name, status: 'fulfilled', value };
        stage.note({ kind: 'returned' });
      } catch (reason) {
        outcomes[index] = { name, status: 'rejected', reason };
        stage.note({ kind: 'rejected', reason: messageOf(reason) });
      }
    };
    places.run({ stage, caller: index }, run);
  }
}
