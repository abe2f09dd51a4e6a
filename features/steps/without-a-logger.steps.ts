import assert from 'node:assert/strict';
import { Given, Then } from '@cucumber/cucumber';
import { MemoryStage } from '../support/audit-stage';
import type { AuditWorld } from '../support/world';

/** What the process was warned of. */
class Warnings {
  readonly codes: unknown[] = [];

  constructor(world: AuditWorld) {
    const note = (warning: Error) => this.codes.push(Reflect.get(warning, 'code'));
    process.on('warning', note);
    world.addCleanup(() => process.off('warning', note));
  }
}

Given('a program without a logger', function (this: AuditWorld) {
  this.part(MemoryStage).logger = undefined;
  this.part(Warnings);
});

Then('the process was warned once, of {word}', async function (this: AuditWorld, code: string) {
  // A warning is told in a turn of its own.
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(this.part(Warnings).codes, [code]);
});
