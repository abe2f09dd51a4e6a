import { ok } from 'node:assert/strict';
import { Given } from '@cucumber/cucumber';
import { emptiedFiles } from '../interleavings/support/ready-made/emptied-files';
import { failingFiles } from '../interleavings/support/ready-made/failing-files';
import { failingServers } from '../interleavings/support/ready-made/failing-servers';
import { lateWork } from '../interleavings/support/ready-made/late-work';
import { PackageFolder } from '../interleavings/support/ready-made/package-folder';
import { askingCallers, refusedSetUp } from '../interleavings/support/ready-made/refused-controls';
import { loadedProject, projectFiles } from '../interleavings/support/ready-made/stand-ins';
import { type Family, Search } from '../interleavings/support/search';
import type { AuditWorld } from '../support/world';

Given('a file that somebody reads while it is written {}', function (this: AuditWorld, way: string) {
  this.part(Search).family = known(emptiedFiles(way), way);
});

Given('a caller who asks a server that {}', function (this: AuditWorld, fails: string) {
  this.part(Search).family = known(failingServers(fails), fails);
});

Given('somebody with files who {}', function (this: AuditWorld, does: string) {
  this.part(Search).family = known(failingFiles(does), does);
});

Given('a caller whose clean-up {}', function (this: AuditWorld, does: string) {
  this.part(Search).family = known(lateWork(does), does);
});

Given('a loaded project that {}', function (this: AuditWorld, is: string) {
  const files = projectFiles(is);
  ok(files, `No project is known that ${is}.`);
  const folder = this.part(PackageFolder);
  folder.write(files);
  this.part(Search).family = loadedProject(is, folder.experimentFile);
});

Given('a set-up that {}', function (this: AuditWorld, does: string) {
  this.part(Search).family = known(refusedSetUp(does), does);
});

Given(
  /^users who ask (over .+), and are answered with (.+)$/,
  function (this: AuditWorld, how: string, what: string) {
    this.part(Search).family = known(askingCallers(how, what), what);
  },
);

function known(family: Family | undefined, what: string): Family {
  ok(family, `Nothing is known of "${what}".`);
  return family;
}
