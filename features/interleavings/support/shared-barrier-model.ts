import { deepEqual, ok } from 'node:assert/strict';
import type { CallerOutcome, InterleavingExperiment } from '@audit-race/interleavings';
import { abort, arrive, freshWord, type Protocol } from '#interleavings/barriers/shared-barrier-protocol';
import { MemoryModel } from './memory-model';
import { named } from './models';

/** Who comes to the barrier, and what may happen there. */
export interface Meeting {
  /** For how many the barrier is made. */
  readonly parties: number;
  /** How many come. */
  readonly coming: number;
  /** Whether somebody aborts it. */
  readonly isAborted: boolean;
  /** Whether time may run out for anybody who sleeps. */
  readonly isTimed: boolean;
}

/** Makes a protocol worse, to see that the search notices. */
export type Sabotage = (protocol: Protocol<number>) => Protocol<number>;

/** The protocol of the shared barrier, on a model of memory: the explorer decides on every single operation. */
export function sharedBarrierModel(
  meeting: Meeting,
  sabotage: Sabotage = (protocol) => protocol,
): InterleavingExperiment {
  const { parties, coming, isAborted, isTimed } = meeting;
  return {
    name: `${coming} threads at a barrier for ${parties}`,
    setup(turns) {
      const memory = new MemoryModel(turns, isTimed, freshWord(parties));
      const threads = named(coming, () => memory.run(sabotage(arrive(parties, 1000))));
      const aborter = { name: 'aborter', run: () => memory.run(abort()) };
      return {
        callers: isAborted ? [...threads, aborter] : threads,
        check: (outcomes) => expectMeeting(outcomes.slice(0, coming), meeting),
      };
    },
  };
}

/** All parties are released, each with its own index, or nobody is; and nobody fails without a reason. */
function expectMeeting(
  outcomes: readonly CallerOutcome[],
  { parties, coming, isAborted, isTimed }: Meeting,
): void {
  const indices = outcomes.flatMap((outcome) =>
    outcome.status === 'fulfilled' ? [Number(outcome.value)] : [],
  );
  const isNobodyReleased = indices.length === 0;
  ok(isNobodyReleased || indices.length === parties, `${indices.length} of ${parties} parties were released`);
  const expected = isNobodyReleased ? [] : Array.from({ length: parties }, (_, index) => index);
  deepEqual(
    indices.toSorted((one, other) => one - other),
    expected,
  );
  ok(isTimed || isAborted || coming !== parties || !isNobodyReleased, 'nobody was released');
}

/** Protocols with a planted bug, by what their threads do. */
export const sabotages: Readonly<Record<string, Sabotage>> = {
  *'forget to wake the others'(protocol) {
    let step = protocol.next();
    while (!step.done) {
      step = protocol.next(step.value.kind === 'wakeAll' ? 0 : yield step.value);
    }
    return step.value;
  },
  *'take every exchange for granted'(protocol) {
    let step = protocol.next();
    while (!step.done) {
      const operation = step.value;
      const answer = yield operation;
      step = protocol.next(operation.kind === 'exchange' ? operation.expected : answer);
    }
    return step.value;
  },
  *'look again before they sleep'(protocol) {
    let step = protocol.next();
    while (!step.done) {
      const operation = step.value;
      const whileValue = operation.kind === 'sleep' ? Number(yield { kind: 'load' }) : 0;
      step = protocol.next(yield operation.kind === 'sleep' ? { kind: 'sleep', whileValue } : operation);
    }
    return step.value;
  },
};
