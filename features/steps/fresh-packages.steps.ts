import { deepEqual, ok } from 'node:assert/strict';
import { dirname } from 'node:path';
import { type Exploration, exploreInterleavings } from '@audit-race/interleavings';
import { Given, Then, When } from '@cucumber/cucumber';
import {
  asking,
  changing,
  counting,
  type Ending,
  misspelling,
} from '../interleavings/support/ready-made/package-experiments';
import { PackageFolder } from '../interleavings/support/ready-made/package-folder';
import {
  askingPackages,
  changingPackage,
  countingPackages,
  type PackageFiles,
  typeScriptPackages,
} from '../interleavings/support/ready-made/packages';
import { ProcessState } from '../interleavings/support/ready-made/process-state';
import { Search } from '../interleavings/support/search';
import type { AuditWorld } from '../support/world';

Given(/^a package that counts (.+)$/, function (this: AuditWorld, where: string) {
  const from = writePackage(this, countingPackages[where]);
  this.part(Search).family = counting({ from });
});

Given(/^a package that asks for (.+)$/, function (this: AuditWorld, what: string) {
  const from = writePackage(this, askingPackages[what]);
  const mine = () => 'mine';
  const dns = { lookup: mine, promises: { resolve: mine } };
  const clock = what.startsWith('a file') && { './node_modules/package/clock.js': { now: mine } };
  this.part(Search).family = asking({ from, modules: { dns, redis: { get: mine }, ...clock } });
});

Given('a package that is misspelt', function (this: AuditWorld) {
  this.part(Search).family = misspelling({ from: writePackage(this, {}) });
});

Given(/^a package in TypeScript, in a project that has (.+)$/, function (this: AuditWorld, what: string) {
  const { typeScript, typeScript7 } = typeScriptPackages;
  const from = writePackage(this, what === 'typescript 7' ? { ...typeScript, ...typeScript7 } : typeScript);
  const before = process.cwd();
  this.addCleanup(() => process.chdir(before));
  process.chdir(dirname(from));
  this.part(Search).family = counting({ from });
});

Given(
  /^a package that changes the process, in an order (.+)$/,
  async function (this: AuditWorld, ending: Ending) {
    const from = writePackage(this, changingPackage);
    await this.part(ProcessState).keep(this.part(PackageFolder).fileUrl('names.mjs'));
    this.part(Search).family = changing({ from }, ending);
  },
);

When('two callers use it in every order', function (this: AuditWorld) {
  const search = this.part(Search);
  return search.explore(() => exploreInterleavings(search.family(2)));
});

Then('the exploration ends with {string}', function (this: AuditWorld, words: string) {
  const search = this.part(Search);
  const said = search.isRefused ? search.takeRefusal().message : tally(search.exploration);
  ok(said.includes(words), said);
});

Then('the process is as it was before', function (this: AuditWorld) {
  const state = this.part(ProcessState);
  deepEqual(state.now, state.before);
});

function tally({ failing, interleavings }: Exploration): string {
  return failing === 0n ? 'none fails' : failing === interleavings ? 'all fail' : 'some fail';
}

function writePackage(world: AuditWorld, files: PackageFiles | undefined): string {
  ok(files, 'No such package is known.');
  const folder = world.part(PackageFolder);
  folder.write(files);
  return folder.experimentFile;
}
