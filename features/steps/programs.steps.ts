import { equal, ok } from 'node:assert/strict';
import { join } from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { runChild } from '../support/child';
import type { AuditWorld } from '../support/world';

/** A program in a process of its own, and how it ended. */
class Program {
  file = '';
  exitCode: number | null = null;
  errors = '';
  output = '';

  /** Runs to its end. */
  async run(): Promise<void> {
    const { exitCode, stdout, stderr } = await runChild(process.execPath, [this.file]);
    this.exitCode = exitCode;
    this.errors = stderr;
    this.output = stdout;
  }
}

const FOLDER = join(__dirname, '../interleavings/support/processes');

Given(
  'a program without listeners, in which a rejection of somebody else happens',
  function (this: AuditWorld) {
    this.part(Program).file = join(FOLDER, 'fatal-rejection.js');
  },
);

Given(
  'a program that listens for one rejection, in which two of somebody else happen',
  function (this: AuditWorld) {
    this.part(Program).file = join(FOLDER, 'listens-once.js');
  },
);

Given('a program that begins to explore in a callback of its own', function (this: AuditWorld) {
  this.part(Program).file = join(FOLDER, 'explores-in-a-timer.js');
});

Given('a program that takes asynchronous ids and waits for nothing', function (this: AuditWorld) {
  this.part(Program).file = join(FOLDER, 'harmless-ids.js');
});

Given('a program that kept queueMicrotask before it loaded the explorer', function (this: AuditWorld) {
  this.part(Program).file = join(FOLDER, 'kept-microtask.mjs');
});

Given('a program with loops that poll with timers of their own', function (this: AuditWorld) {
  this.part(Program).file = join(FOLDER, 'polls.mjs');
});

Given(
  'a program whose callers use a nextTick that was kept, and start a timer where they meet',
  function (this: AuditWorld) {
    this.part(Program).file = join(FOLDER, 'timer-behind-tick.js');
  },
);

Given('a program whose callers draw random ids, and wait for each other', function (this: AuditWorld) {
  this.part(Program).file = join(FOLDER, 'deadlock-and-ids.mjs');
});

When('the program explores', function (this: AuditWorld) {
  return this.part(Program).run();
});

Then('it ends with the error {string}', function (this: AuditWorld, message: string) {
  const { exitCode, errors } = this.part(Program);
  equal(exitCode, 1, errors);
  ok(errors.includes(message), errors);
});

Then('it prints {string}', function (this: AuditWorld, line: string) {
  const { output, errors } = this.part(Program);
  equal(output.trim(), line, errors);
});
