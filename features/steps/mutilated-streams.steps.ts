import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { Given, Then, When } from '@cucumber/cucumber';
import { publicMessages, publicRuns, readMessages, writePage } from '../documentation/support/documented-run';
import { mutilations } from '../documentation/support/mutilate';
import { ReadPage } from '../documentation/support/read-page';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

/** What became of messages that were not whole. */
class Mutilated {
  count = 0;
  readonly faults: string[] = [];
}

Given('the page of the run in {string}', function (this: AuditWorld, file: string) {
  this.part(ReadPage).html = writePage(readMessages(file));
});

When(
  /^the messages of every public run are changed in (\d+) ways each: (.*)$/,
  function (this: AuditWorld, ways: string, what: string) {
    const mutilate = mutilations[what];
    ok(mutilate, `Nothing is known of this: ${what}`);
    const markdown = this.part(TemporaryFolder).file('page.md');
    const seen = this.part(Mutilated);
    for (const name of publicRuns()) {
      for (let seed = 1; seed <= Number(ways); seed += 1) {
        seen.count += 1;
        const fault = faultOf(() => {
          const html = writePage(mutilate(publicMessages(name), seed), { markdown });
          return html.endsWith('</html>\n') && readFileSync(markdown, 'utf8').startsWith('## Features');
        });
        rmSync(markdown, { force: true });
        seen.faults.push(...fault.map((told) => `${name}, seed ${seed}: ${told}`));
      }
    }
  },
);

Then('each of them has a whole page and a whole Markdown', function (this: AuditWorld) {
  const { count, faults } = this.part(Mutilated);
  ok(count >= 140, `Only ${count} runs were changed.`);
  deepEqual(faults, []);
});

function faultOf(write: () => boolean): string[] {
  try {
    return write() ? [] : ['The page or its Markdown is not whole.'];
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message).split('\n', 4).join(' ') : String(error)];
  }
}
