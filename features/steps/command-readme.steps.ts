import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Then, When } from '@cucumber/cucumber';
import { AskedLog } from '../command-line/support/asked-log';
import { HelpPages, readHelp } from '../command-line/support/help-pages';
import type { AuditWorld } from '../support/world';

const PAGE = 'src/audit-log/docs/command.md';
const QUOTED = /```sh\nnpx (?<call>audit-race .*)\n```\n\n```text\n(?<output>[^`]*)```/g;
const COLOUR_ENDS = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');

/** A chapter of the page, and what came of its calls. */
class FollowedChapter {
  text = '';
  readonly outputs: { readonly call: string; readonly quoted: string; readonly printed: string }[] = [];
}

When(
  'Mary follows the chapter {string} of its page on a terminal of {int} columns',
  async function (this: AuditWorld, title: string, columns: number) {
    const [chapter, log] = [this.part(FollowedChapter), this.part(AskedLog)];
    const [, behind = ''] = readFileSync(PAGE, 'utf8').split(`\n## ${title}\n`);
    [chapter.text = ''] = behind.split('\n## ');
    for (const { groups } of chapter.text.matchAll(QUOTED)) {
      const call = String(groups?.call);
      await log.call(call, { columns });
      const printed = log.output.replace(COLOUR_ENDS, '').replace(/ +$/gm, '');
      chapter.outputs.push({ call, quoted: String(groups?.output), printed });
    }
    await readHelp(this);
  },
);

Then('she has seen {int} outputs, each as it is quoted', function (this: AuditWorld, count: number) {
  const { outputs } = this.part(FollowedChapter);
  assert.equal(outputs.length, count);
  for (const { call, quoted, printed } of outputs) {
    assert.equal(printed, quoted, call);
  }
});

Then('each verb is in a table of the chapter', function (this: AuditWorld) {
  const { text } = this.part(FollowedChapter);
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  for (const { verb } of this.part(HelpPages).pages) {
    assert.ok(
      rows.some((row) => row.includes(`\`${verb}`)),
      verb,
    );
  }
});
