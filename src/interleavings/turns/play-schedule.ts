import { concludeSchedule } from './conclude-schedule';
import { ExperimentError } from './exploration-errors';
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
  const names = subject.callers.map(({ name }) => name);
  const record = new ScheduleRecord(experiment.name, names, stage.takeNotes());
  try {
    stage.open(names);
    startCallers(subject, stage, record);
    await stage.settle();
    await giveTurns(stage, record, direction);
    if (!record.isAbandoned) {
      await concludeSchedule(subject, stage, record, direction);
    }
  } catch (error) {
    // Why there is no verdict matters more than whether it could be cleaned up after.
    await Promise.allSettled([cleanUp(experiment, subject, stage)]);
    throw error;
  }
  record.seal();
  await cleanUp(experiment, subject, stage);
  return record;
}

async function cleanUp(
  { name }: InterleavingExperiment,
  subject: InterleavingSubject,
  stage: Stage,
): Promise<void> {
  stage.close();
  try {
    await subject.cleanUp?.();
  } catch (error) {
    throw new ExperimentError(name, `its cleanUp failed: ${messageOf(error)}.`, { cause: error });
  }
}

/** Parks every caller at its start, so that even who begins is a choice. */
function startCallers(subject: InterleavingSubject, stage: Stage, record: ScheduleRecord): void {
  for (const [index, caller] of subject.callers.entries()) {
    const { name, kind } = caller;
    const run = async () => {
      try {
        await new Promise<void>((resolve) => {
          stage.park({
            kind: 'start',
            operation: 'start',
            outcomes: ['succeeds'],
            callerKind: kind,
            resume: () => resolve(),
          });
        });
        const value = await caller.run();
        record.addOutcome(index, { name, status: 'fulfilled', value });
        stage.note({ kind: 'returned' });
      } catch (reason) {
        record.addOutcome(index, { name, status: 'rejected', reason });
        stage.note({ kind: 'rejected', reason: messageOf(reason) });
      }
    };
    places.run({ stage, caller: index }, run);
  }
}
