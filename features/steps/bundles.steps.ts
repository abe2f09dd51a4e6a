import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { BundledProgram } from '../adopting/support/bundled-program';
import type { AuditWorld } from '../support/world';

Given(
  'a project with a program that records two entries, reads one, and leaves the other to its exit',
  function (this: AuditWorld) {
    return this.part(BundledProgram).write();
  },
);

When(
  /^Ada bundles the program with esbuild in (CommonJS|ES modules), (.*)$/,
  function (this: AuditWorld, format: string, way: string) {
    return this.part(BundledProgram).bundle(format, way);
  },
);

When(/^she runs the bundle beside nothing (?:but )?(.*)$/, function (this: AuditWorld, what: string) {
  return this.part(BundledProgram).runBeside(what);
});

When(
  /^she gives it to node (.*), in a folder with (the driver|nothing)$/,
  function (this: AuditWorld, args: string, what: string) {
    const given = args === 'without any' ? [] : args.split(' ');
    return this.part(BundledProgram).runFromInput(given, what);
  },
);

When(
  'Ada runs the program with a loader of packages that alone knows where the driver is',
  function (this: AuditWorld) {
    return this.part(BundledProgram).runWithLoader();
  },
);

Then('esbuild warned of nothing', function (this: AuditWorld) {
  assert.deepEqual(this.part(BundledProgram).warnings, []);
});

Then('the log holds both entries', async function (this: AuditWorld) {
  const { outcome } = this.part(BundledProgram);
  assert.deepEqual([outcome?.exitCode, outcome?.stderr], [0, '']);
  assert.deepEqual(await this.part(BundledProgram).readEvents(), ['plan.left', 'plan.applied']);
});

Then('the bundle ends with {word} and {string}', function (this: AuditWorld, code: string, remedy: string) {
  const { exitCode, stderr = '' } = this.part(BundledProgram).outcome ?? {};
  assert.equal(exitCode, 1, stderr);
  assert.ok(stderr.startsWith(`${code} `) && stderr.includes(remedy), stderr);
});
