import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { Then, When } from '@cucumber/cucumber';
import { openTerminal } from '#audit-log/command/terminal';
import { systemClock } from '#audit-log/ports/clock';
import { AskedLog } from '../command-line/support/asked-log';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

When(
  /^Mary calls "(.*)" on a terminal of the machine, and (?:types "(.*)"|ends what she types)$/,
  async function (this: AuditWorld, call: string, answer: string | undefined) {
    const [stdin, stdout, stderr] = [terminalStream(), terminalStream(), terminalStream()];
    const terminal = openTerminal(
      { signals: new EventEmitter(), stdin, stdout, stderr, env: {} },
      systemClock,
    );
    // She answers when she has read the question.
    stderr.once('data', () => stdin.end(answer === undefined ? undefined : `${answer}\n`));
    stdout.resume();
    await this.part(AskedLog).callOn(call, terminal);
  },
);

Then('the log holds {int} entries of the night', async function (this: AuditWorld, count: number) {
  const entries = await this.part(AskedLog).read();
  assert.equal(entries.filter(({ eventType }) => !eventType.startsWith('audit.')).length, count);
});

Then('the log says that {int} was pruned', async function (this: AuditWorld, deleted: number) {
  const log = this.part(AskedLog);
  const entries = await log.read();
  const note = entries.find(({ eventType }) => eventType === 'audit.pruned');
  assert.equal(Object(note?.details).deleted, deleted);
  const [report] = log.printedValues;
  assert.equal(Object(report).deleted, deleted);
});

Then('the backup holds the {int} entries', async function (this: AuditWorld, count: number) {
  const log = this.part(AskedLog);
  log.databaseUrl = `sqlite://${this.part(TemporaryFolder).file('backup.db')}`;
  assert.equal((await log.read()).length, count);
});

function terminalStream() {
  return Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
}
