import { Given, When } from '@cucumber/cucumber';
import { BrokenRun } from '../documentation/support/broken-run';
import { publicMessages, writePage } from '../documentation/support/documented-run';
import { ReadPage } from '../documentation/support/read-page';
import { writeShopPages } from '../documentation/support/written-pages';
import type { AuditWorld } from '../support/world';

Given(
  /^the messages of the public run "([^"]*)", of which (all|the last \d+) are missing$/,
  function (this: AuditWorld, name: string, which: string) {
    const messages = publicMessages(name);
    const missing = which === 'all' ? messages.length : Number(/\d+/.exec(which)?.[0]);
    this.part(BrokenRun).messages = messages.slice(0, messages.length - missing);
  },
);

Given(
  'the messages of the public run {string}, of which those of the kind {string} are missing',
  function (this: AuditWorld, name: string, kind: string) {
    this.part(BrokenRun).messages = publicMessages(name).filter((message) => !(kind in message));
  },
);

Given(
  'the messages of the public run {string}, in which only the first scenario was run',
  function (this: AuditWorld, name: string) {
    const run = this.part(BrokenRun);
    run.messages = publicMessages(name);
    run.keepFirstCase();
  },
);

Given(
  'the messages of the public run {string}, and of a file {string} that is not Gherkin',
  function (this: AuditWorld, name: string, uri: string) {
    const run = this.part(BrokenRun);
    run.messages = publicMessages(name);
    run.addParseError(uri, '(1:1): expected: #FeatureLine');
  },
);

Given(
  /^the messages of the public run "([^"]*)", whose attachments (lie at|are called) "([^"]*)"$/,
  function (this: AuditWorld, name: string, what: string, value: string) {
    const run = this.part(BrokenRun);
    run.messages = publicMessages(name);
    run.changeAttachments(what === 'lie at' ? { url: value } : { fileName: value });
  },
);

Given(
  'the messages of a shop, in which the last hook of {string} fails',
  async function (this: AuditWorld, name: string) {
    const run = this.part(BrokenRun);
    run.messages = (await writeShopPages()).messages;
    run.failLastHookOf(name);
  },
);

Given('the last hook of {string} fails', function (this: AuditWorld, name: string) {
  this.part(BrokenRun).failLastHookOf(name);
});

When('the page is written', function (this: AuditWorld) {
  this.part(ReadPage).html = writePage(this.part(BrokenRun).messages);
});
