import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { widthOf } from '#audit-log/command/showing/text-width';
import { AskedLog } from '../command-line/support/asked-log';
import { UNSEEN } from '../command-line/support/hostile-rows';
import type { AuditWorld } from '../support/world';

const ESCAPE = String.fromCharCode(27);
const COLOURS = new RegExp(`${ESCAPE}\\[\\d+m`, 'g');

When(
  'Mary calls {string} on a terminal of {int} columns',
  async function (this: AuditWorld, call: string, columns: number) {
    await this.part(AskedLog).call(call, { columns });
  },
);

When(
  /^Mary calls "(.*)" on a (terminal of 80 columns|pipe), with (.*)$/,
  async function (this: AuditWorld, call: string, where: string, variables: string) {
    const environment = Object.fromEntries(variables.split(' ').map((variable) => variable.split('=')));
    await this.part(AskedLog).call(call, { environment, ...(where === 'pipe' ? {} : { columns: 80 }) });
  },
);

When('Mary calls {string} with a clock that goes fast', async function (this: AuditWorld, call: string) {
  await this.part(AskedLog).call(call, { isFast: true });
});

When(
  'Mary calls {string} on a terminal, and answers {string}',
  async function (this: AuditWorld, call: string, answer: string) {
    await this.part(AskedLog).call(call, { columns: 80, answer });
  },
);

Then('she sees:', function (this: AuditWorld, text: string) {
  const seen = this.part(AskedLog).output.replace(COLOURS, '').replace(/ +$/gm, '').trimEnd();
  assert.equal(seen, text.replace(/ +$/gm, ''));
});

Then('she sees, with tabs for the arrows:', function (this: AuditWorld, text: string) {
  assert.equal(this.part(AskedLog).output, `${text.replaceAll('→', '\t')}\n`);
});

Then('she can read {string} in it', function (this: AuditWorld, text: string) {
  const { output, complaints } = this.part(AskedLog);
  assert.ok(output.includes(text), `${complaints}${output}`);
});

Then('no line is wider than the terminal', function (this: AuditWorld) {
  const { output, terminal } = this.part(AskedLog);
  const widths = output.replace(COLOURS, '').split('\n').map(widthOf);
  assert.ok(Math.max(...widths) <= terminal.screen.columns, output);
});

Then('she is told of the ids {string}', function (this: AuditWorld, told: string) {
  const lines = this.part(AskedLog).complaints.split('\n');
  assert.equal(lines.filter((line) => line.includes(' ids')).join('\n'), told);
});

Then(/^the ids are (shown|not shown)$/, function (this: AuditWorld, how: string) {
  assert.equal(this.part(AskedLog).output.includes('019ac0de-0000-7000-8000-'), how === 'shown');
});

Then(/^the command says "(.*)"$/, function (this: AuditWorld, words: string) {
  const { complaints } = this.part(AskedLog);
  assert.ok(complaints.includes(words), complaints.slice(-500));
});

Then(
  'nothing that she sees controls a terminal or is hidden from her, but for our own colours',
  function (this: AuditWorld) {
    const { output, complaints } = this.part(AskedLog);
    const lines = (output + complaints).replace(COLOURS, '').split(/\r?\n/);
    assert.ok(lines.length > 1);
    assert.deepEqual(
      lines.filter((line) => UNSEEN.test(line)),
      [],
    );
  },
);

Then(/^what she sees is (coloured|colourless)$/, function (this: AuditWorld, looks: string) {
  const { output } = this.part(AskedLog);
  assert.ok(output.includes('failure'));
  assert.equal(output.includes('\u001b[31mfailure\u001b[39m'), looks === 'coloured');
  assert.equal(output.includes('\u001b'), looks === 'coloured');
});
