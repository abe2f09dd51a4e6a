import assert from 'node:assert/strict';
import { Then } from '@cucumber/cucumber';
import { AskedLog } from '../command-line/support/asked-log';
import { HelpPages } from '../command-line/support/help-pages';
import type { AuditWorld } from '../support/world';

/** What a call is told that is understood, where neither the log nor a folder nor a key is there. */
const UNDERSTOOD = /there is no such file|its folder does not exist|no such file or directory/;

Then('each names at least one example', function (this: AuditWorld) {
  for (const { verb, examples } of this.part(HelpPages).pages) {
    assert.ok(examples.length > 0, verb);
  }
});

Then('each example is a call that the command understands', async function (this: AuditWorld) {
  const log = this.part(AskedLog);
  log.databaseUrl = 'sqlite:///nowhere/audit.db';
  const calls = this.part(HelpPages).pages.flatMap(({ examples }) => examples);
  for (const call of calls) {
    const [alone = ''] = call.replace('$(date +%F)', '2026-11-27').split(/ [|>] /);
    await log.call(alone.replace('--from sqlite:audit.db', `--from ${log.databaseUrl}`));
    assert.match(log.complaints, UNDERSTOOD, call);
  }
});
