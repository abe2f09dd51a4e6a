import { deepEqual } from 'node:assert/strict';
import { Barrier, SharedBarrier } from '@audit-race/interleavings';
import { Given, Then, When } from '@cucumber/cucumber';
import type { AuditWorld } from '../support/world';

type Handed = Pick<Barrier, 'wait' | 'abort' | 'waiting' | 'broken'>;

/** A barrier as somebody gets it who is not given the barrier itself. */
class HandedOnBarrier {
  handed: Handed = new Barrier(1);
  passed: readonly number[] = [];
}

const WAYS: Readonly<Record<string, (barrier: Barrier | SharedBarrier) => Handed>> = {
  'whose methods are taken off it': (barrier) => {
    const { wait, abort } = barrier;
    return {
      wait: () => wait(),
      abort: () => abort(),
      get waiting() {
        return barrier.waiting;
      },
      get broken() {
        return barrier.broken;
      },
    };
  },
  'behind a Proxy': (barrier) => new Proxy(barrier, {}),
};

Given(
  /^a (Barrier|SharedBarrier) for 2 parties, (whose methods are taken off it|behind a Proxy)$/,
  function (this: AuditWorld, kind: string, how: string) {
    const hand = WAYS[how];
    const barrier = kind === 'Barrier' ? new Barrier(2) : new SharedBarrier(2);
    this.part(HandedOnBarrier).handed = hand?.(barrier) ?? barrier;
  },
);

When('both wait there, and then it is aborted there', async function (this: AuditWorld) {
  const part = this.part(HandedOnBarrier);
  part.passed = await Promise.all([part.handed.wait(), part.handed.wait()]);
  part.handed.abort();
});

Then(
  'they pass with 0 and 1, and it says that nobody waits and that it is broken',
  function (this: AuditWorld) {
    const { handed, passed } = this.part(HandedOnBarrier);
    deepEqual([...passed].sort(), [0, 1]);
    deepEqual({ waiting: handed.waiting, broken: handed.broken }, { waiting: 0, broken: true });
  },
);
