import { deepEqual, equal, ok } from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditOptionError } from 'audit-race';
import { readIntegrity } from '#audit-log/integrity/integrity-options';
import { CheckpointBench } from '../integrity/support/checkpoint-bench';
import { ODD_INTEGRITY, SECRET } from '../integrity/support/odd-integrity';
import type { AuditWorld } from '../support/world';

const MINUTE_MS = 60_000;

const openBench = (world: AuditWorld, ...how: Parameters<CheckpointBench['open']>) => {
  const bench = world.part(CheckpointBench);
  bench.clock.startIdleTimer = bench.clock.startTimer;
  bench.open(...how);
};

Given('a log that hands out a checkpoint each minute', function (this: AuditWorld) {
  openBench(this);
});

Given('a log that hands out a checkpoint each minute, to nobody', function (this: AuditWorld) {
  openBench(this, '', { anchor: undefined });
});

Given(
  'a log that hands out a checkpoint each minute, by a clock that has no idle timers',
  function (this: AuditWorld) {
    this.part(CheckpointBench).open();
  },
);

Given('a log that hands out a checkpoint each minute, and {}', function (this: AuditWorld, fault: string) {
  openBench(this, fault);
});

Given('a log that hands out a checkpoint each second, and {}', function (this: AuditWorld, fault: string) {
  openBench(this, fault, { checkpointMs: 1000 });
});

async function storeThree(bench: CheckpointBench): Promise<void> {
  for (let batch = 0; batch < 3; batch += 1) {
    await bench.store();
  }
}

When(/^3 batches are stored, and (\d) minutes pass$/, async function (this: AuditWorld, minutes: string) {
  const bench = this.part(CheckpointBench);
  await storeThree(bench);
  await passSlowly(bench, Number(minutes));
});

When(
  /^it (was cut off|was written anew|lost too much to tell|shows its growth by nonsense), and it grows for 4 minutes$/,
  async function (this: AuditWorld, what: string) {
    const bench = this.part(CheckpointBench);
    bench.become(what);
    await bench.store();
    await passSlowly(bench, 2);
    if (what !== 'was cut off') {
      await bench.store();
    }
    await passSlowly(bench, 2);
  },
);

Then(
  'the logger was told once that the log does not continue its last checkpoint',
  function (this: AuditWorld) {
    deepEqual(this.part(CheckpointBench).logBook.messages, [
      'error: The audit log does not continue its last checkpoint, so none is signed any more. Somebody may have changed it.',
    ]);
  },
);

/** The roots of checkpoints from before: of a log of which there is nothing, and of some other one. */
const BEFORE: Readonly<Record<string, { readonly size: number; readonly root: string }>> = {
  'of nothing': { size: 0, root: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' },
  'of another log': { size: 1, root: 'mb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=' },
};

Given(
  /^a log that hands out a checkpoint each minute, which has to continue one (.*) that was kept from before$/,
  function (this: AuditWorld, whose: string) {
    openBench(this, '', { trusted: BEFORE[whose] });
  },
);

/** What two are told who ask at once. */
class AskedTwice {
  answers: PromiseSettledResult<unknown>[] = [];
}

When(
  'one checkpoint is asked for, the log is written anew, and another one is asked for',
  async function (this: AuditWorld) {
    const bench = this.part(CheckpointBench);
    const first = bench.take();
    bench.become('was written anew');
    this.part(AskedTwice).answers = await Promise.allSettled([first, bench.take()]);
  },
);

Then(
  'the first is signed, and the other is refused with AUDIT_CHECKPOINTS_DIFFER',
  function (this: AuditWorld) {
    const [first, other] = this.part(AskedTwice).answers;
    const refusal = other?.status === 'rejected' ? other.reason : undefined;
    deepEqual([first?.status, Object(refusal).code], ['fulfilled', 'AUDIT_CHECKPOINTS_DIFFER']);
  },
);

When(/^that is mended, and (\d) minutes pass$/, async function (this: AuditWorld, minutes: string) {
  const bench = this.part(CheckpointBench);
  bench.mend();
  await passSlowly(bench, Number(minutes));
});

/** In steps of five seconds, so that what comes of a timer is done before the next one rings. */
async function passSlowly(bench: CheckpointBench, minutes: number): Promise<void> {
  for (let step = 0; step < minutes * 12; step += 1) {
    await bench.pass(MINUTE_MS / 12);
  }
}

When('a batch is stored each 20 seconds for 3 minutes', async function (this: AuditWorld) {
  const bench = this.part(CheckpointBench);
  for (let step = 0; step < 9; step += 1) {
    await bench.store();
    await bench.pass(MINUTE_MS / 3);
  }
});

When(
  '3 batches are stored, and the log closes before a minute has passed',
  async function (this: AuditWorld) {
    const bench = this.part(CheckpointBench);
    await storeThree(bench);
    await bench.pass(MINUTE_MS - 1);
    await bench.close();
    await bench.store();
    await bench.pass(MINUTE_MS);
  },
);

When('3 batches are stored, and the log closes after a minute', async function (this: AuditWorld) {
  const bench = this.part(CheckpointBench);
  await storeThree(bench);
  await bench.pass(MINUTE_MS);
  await bench.close();
});

Then('the checkpoints that were handed out are over {string}', function (this: AuditWorld, sizes: string) {
  const bench = this.part(CheckpointBench);
  equal(bench.sizes.join(', '), sizes);
  equal(bench.anchoredCount, bench.sizes.length);
});

Then('no checkpoint is due any more', function (this: AuditWorld) {
  equal(this.part(CheckpointBench).clock.runningCount, 0);
});

Then('a checkpoint that is asked for is over 3 links, and signed', async function (this: AuditWorld) {
  const bench = this.part(CheckpointBench);
  const taken = await bench.take();
  ok(taken);
  bench.handedOut.push(taken);
  deepEqual([bench.sizes, taken.size], [[3], 3]);
});

Then(
  'storing has waited for nobody, and the logger was told once that no checkpoint could be kept',
  function (this: AuditWorld) {
    // That storing has waited for somebody would have ended the step before.
    deepEqual(this.part(CheckpointBench).logBook.messages, [
      'error: No checkpoint of the audit log could be kept; it is tried again.',
    ]);
  },
);

Then(
  'the last failure is {word} and says {string}',
  function (this: AuditWorld, code: string, words: string) {
    const { lastError } = this.part(CheckpointBench);
    equal(lastError?.code, code);
    ok(String(lastError).includes(words), String(lastError));
  },
);

Then(
  'the checkpoints that were handed out are over {string}, and there is no last failure',
  function (this: AuditWorld, sizes: string) {
    const bench = this.part(CheckpointBench);
    deepEqual([bench.sizes.join(', '), bench.lastError], [sizes, undefined]);
  },
);

Then('the anchor was never asked twice at once', function (this: AuditWorld) {
  const bench = this.part(CheckpointBench);
  equal(bench.mostAskedAtOnce, 1);
  ok(bench.abandoned.length > 1, `asked ${bench.abandoned.length} times`);
});

Then('nothing is left for which closing has to wait', async function (this: AuditWorld) {
  await this.part(CheckpointBench).close();
});

Then('the anchor was told that nobody waits any more', function (this: AuditWorld) {
  deepEqual(this.part(CheckpointBench).abandoned, [true]);
});

/** What Ada is told instead of a log. */
class Refused {
  error: unknown;
}

When(/^Ada makes an audit log with integrity: (.*)$/, function (this: AuditWorld, given: string) {
  const make = ODD_INTEGRITY[given];
  ok(make, `There is no ${given}.`);
  try {
    Reflect.apply(readIntegrity, undefined, [make()]);
  } catch (error) {
    this.part(Refused).error = error;
  }
});

Then(
  'she is told of the option {string}, with {string} and no secret',
  function (this: AuditWorld, option: string, words: string) {
    const { error } = this.part(Refused);
    ok(error instanceof AuditOptionError, String(error));
    equal(error.option, option);
    ok(error.message.includes(words), error.message);
    ok(!error.message.includes(SECRET), error.message);
  },
);
