import { ringAfter } from './event-loop';
import type { Direction } from './give-turns';
import type { InterleavingSubject } from './interleaving-experiment';
import type { ParkedTurn } from './parked-turn';
import { BACKGROUND, places } from './place';
import type { ScheduleRecord } from './schedule-record';
import type { Stage } from './stage';
import { expectStillness } from './stillness';
import { listInWords, messageOf } from './wording';

/** A check may do real work outside the search, so it is given more time than a caller, whose work is all controlled. */
const CHECK_PATIENCE_FACTOR = 25;

/** Judges a schedule in which nobody asks for a turn any more: who is stuck, what the check says, what nobody handled. */
export async function concludeSchedule(
  subject: InterleavingSubject,
  stage: Stage,
  record: ScheduleRecord,
  { patienceMs, isProbing }: Direction,
): Promise<void> {
  const stuck = [...record.outcomes.entries()].filter(([, { status }]) => status === 'pending');
  if (stuck.length === 0) {
    // A rehearsal is played again, and its check is waited for then.
    await (isProbing
      ? undefined
      : check(subject, stage, record, Math.max(1, patienceMs) * CHECK_PATIENCE_FACTOR));
  } else {
    await expectStillness(stage, record, patienceMs);
    const names = listInWords(stuck.map(([, { name }]) => name));
    const where = stuck
      .map(([caller, { name }]) => `${name} since ${record.describeLastDeed(caller)}`)
      .join(', ');
    const verb = stuck.length === 1 ? 'waits' : 'wait';
    record.problems.push({ kind: 'deadlock', message: `deadlock: ${names} ${verb} for ever (${where})` });
  }
  for (const reason of stage.rejections) {
    record.problems.push({
      kind: 'unhandled-rejection',
      message: `unhandled rejection: ${messageOf(reason)}`,
      error: reason,
    });
  }
}

async function check(
  subject: InterleavingSubject,
  stage: Stage,
  record: ScheduleRecord,
  patienceMs: number,
): Promise<void> {
  stage.startChecking();
  let isOver = false;
  const checking = places.run({ stage, caller: BACKGROUND }, async () => {
    try {
      await subject.check(record.outcomes);
    } catch (error) {
      record.problems.push({ kind: 'check', message: messageOf(error), error });
    }
    isOver = true;
  });
  await stage.settle();
  for (let timer = soonestTimer(stage); !isOver && timer !== undefined; timer = soonestTimer(stage)) {
    await stage.give(timer, 'succeeds');
  }
  if (!isOver && !(await endsWithin(checking, patienceMs))) {
    record.problems.push({ kind: 'deadlock', message: 'deadlock: the check waits for ever' });
  }
}

/** Time passes for a check as it does in life: the shortest timer rings first. */
function soonestTimer({ parked }: Stage): ParkedTurn | undefined {
  return parked.toSorted((one, other) => one.durationMs - other.durationMs)[0];
}

function endsWithin(work: Promise<void>, patienceMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = ringAfter(patienceMs, () => resolve(false));
    work.then(
      () => {
        cancel();
        resolve(true);
      },
      () => resolve(true),
    );
  });
}
