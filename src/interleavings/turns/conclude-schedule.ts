import { clockMs, letPass } from '../barriers/event-loop';
import type { Direction } from './give-turns';
import type { InterleavingSubject } from './interleaving-experiment';
import type { ParkedTurn } from './parked-turn';
import { BACKGROUND, places } from './place';
import type { ScheduleRecord } from './schedule-record';
import type { Stage } from './stage';
import { expectStillness } from './stillness';
import { listInWords, messageOf } from './wording';

/** Judges a schedule in which nobody asks for a turn any more: who is stuck, what the check says, what nobody handled. */
export async function concludeSchedule(
  subject: InterleavingSubject,
  stage: Stage,
  record: ScheduleRecord,
  direction: Direction,
): Promise<void> {
  const stuck = [...record.outcomes.entries()].filter(([, { status }]) => status === 'pending');
  if (stuck.length === 0) {
    // A rehearsal is played again, and its check is waited for then.
    await (direction.isProbing ? undefined : check(subject, stage, record, direction));
  } else {
    await expectStillness(stage, record, direction.patience.callersMs);
    const names = listInWords(stuck.map(([, { name }]) => name));
    const where = stuck
      .map(([caller, { name }]) => `${name} since ${record.describeLastDeed(caller)}`)
      .join(', ');
    const verb = stuck.length === 1 ? 'waits' : 'wait';
    record.addProblem({ kind: 'deadlock', message: `deadlock: ${names} ${verb} for ever (${where})` });
  }
  for (const reason of stage.rejections) {
    record.addProblem({
      kind: 'unhandled-rejection',
      message: `unhandled rejection: ${messageOf(reason)}`,
      error: reason,
    });
  }
}

/** Waits for the check: its timers ring as time passes, the shortest first, and real work is given real time. */
async function check(
  subject: InterleavingSubject,
  stage: Stage,
  record: ScheduleRecord,
  { patience }: Direction,
): Promise<void> {
  stage.startChecking();
  let isOver = false;
  const checking = places.run({ stage, caller: BACKGROUND }, async () => {
    try {
      await subject.check(record.outcomes);
    } catch (error) {
      record.addProblem({ kind: 'check', message: messageOf(error), error });
    }
    isOver = true;
  });
  await stage.settle();
  const deadlineMs = clockMs() + patience.checkMs;
  while (!isOver && clockMs() < deadlineMs) {
    const timer = soonestTimer(stage);
    if (timer === undefined) {
      await Promise.race([checking, letPass(1)]);
      await stage.settle();
    } else {
      await stage.give(timer, 'succeeds');
    }
  }
  if (!isOver) {
    record.addProblem({ kind: 'deadlock', message: 'deadlock: the check waits for ever' });
  }
}

function soonestTimer({ parked }: Stage): ParkedTurn | undefined {
  return parked.toSorted((one, other) => one.durationMs - other.durationMs)[0];
}
