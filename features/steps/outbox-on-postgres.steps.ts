import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { SpillingProgram } from '../stopping/support/spilling-program';
import type { AuditWorld } from '../support/world';

/** Has the program record until everything is kept. */
async function keepMore({ program }: SpillingProgram, count: number): Promise<void> {
  const { recorded } = program.facts;
  program.tell('SIGUSR2');
  await program.untilSaid(({ kept = 0 }) => kept === recorded + count);
}

Given(
  'a program of Ada with an outbox on a server of its own, which has stored {int} entries',
  async function (this: AuditWorld, count: number) {
    const spilling = this.part(SpillingProgram);
    await spilling.prepareServer();
    const ending = 'has an outbox, stores 100 entries, and does what signals tell it';
    await spilling.program.startRecording(ending, count);
  },
);

Given(
  'a program of Ada with an outbox on a server of its own, which records without a pause',
  async function (this: AuditWorld) {
    const spilling = this.part(SpillingProgram);
    await spilling.prepareServer();
    await spilling.program.startRecording('has an outbox, and records without a pause', 500);
  },
);

When('it records {int} more, until they are kept', async function (this: AuditWorld, count: number) {
  await keepMore(this.part(SpillingProgram), count);
});

When(
  /^it records (\d+) more, until they are kept, and Grace sends it (SIGKILL|SIGTERM)(?:, on which it records 100 more)?$/,
  async function (this: AuditWorld, count: number, signal: NodeJS.Signals) {
    const spilling = this.part(SpillingProgram);
    await keepMore(spilling, count);
    await spilling.program.kill(signal);
  },
);

When(
  'it is started again, records {int} more, until they are kept, and Grace sends it SIGKILL',
  async function (this: AuditWorld, count: number) {
    const spilling = this.part(SpillingProgram);
    const { program } = spilling;
    const { recorded } = program.facts;
    program.recordedBefore = recorded;
    await program.start(
      'has an outbox, and does what signals tell it',
      (facts) => facts.recorded === recorded,
    );
    await keepMore(spilling, count);
    await program.kill('SIGKILL');
  },
);

When('the server is back, it flushes the log, and Grace sends it SIGKILL', async function (this: AuditWorld) {
  const { program, server } = this.part(SpillingProgram);
  await server.start();
  program.tell('SIGHUP');
  await program.untilSaid(({ stored, recorded }) => stored === recorded);
  await program.kill('SIGKILL');
});

When(
  'the server is stopped and started twice, and Grace sends it SIGKILL at once',
  async function (this: AuditWorld) {
    const { program, server } = this.part(SpillingProgram);
    for (const mode of ['fast', 'immediate'] as const) {
      await server.stop(mode);
      const { recorded } = program.facts;
      await program.untilSaid(({ kept = 0 }) => kept >= recorded + 1000);
      await server.start();
      const { stored } = program.facts;
      await program.untilSaid((facts) => facts.stored > stored);
    }
    await server.stop('fast');
    await program.kill('SIGKILL');
  },
);

Then('{int} entries wait in one outbox', function (this: AuditWorld, count: number) {
  const spilling = this.part(SpillingProgram);
  const { stderr } = spilling.program;
  assert.equal(spilling.outboxes.length, 1, stderr);
  assert.equal(spilling.countSpilled(spilling.outboxes[0]), count, stderr);
});

Then(
  'the server has every entry that was kept, each once and in the order of recording',
  async function (this: AuditWorld) {
    const spilling = this.part(SpillingProgram);
    const { kept = 0 } = spilling.program.facts;
    const numbers = await spilling.storedNumbers();
    assert.ok(numbers.length >= kept && kept > 2000, `${numbers.length} of ${kept}`);
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => index + 1),
    );
  },
);
