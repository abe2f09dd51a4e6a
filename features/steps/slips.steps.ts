import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { AskedLog } from '../command-line/support/asked-log';
import { type HelpPage, HelpPages, readHelp } from '../command-line/support/help-pages';
import type { AuditWorld } from '../support/world';

/** A call that has a slip, and what came of it. */
interface Refusal {
  readonly call: string;
  readonly option: string;
  readonly code: number | undefined;
  readonly complaints: string;
}

/** What came of all calls with a slip. */
class Refusals {
  readonly made: Refusal[] = [];
}

When(
  'Mary gives each option of each verb an empty value, no value, and the next option in place of one',
  async function (this: AuditWorld) {
    await readHelp(this);
    const log = this.part(AskedLog);
    for (const { call, option } of this.part(HelpPages).pages.flatMap(slipsOf)) {
      await log.call(call);
      const { exitCode: code, complaints } = log;
      this.part(Refusals).made.push({ call, option, code, complaints });
    }
  },
);

Then('each of {int} options is refused each time, and named', function (this: AuditWorld, count: number) {
  const { made } = this.part(Refusals);
  for (const { call, option, code, complaints } of made) {
    assert.equal(code, 2, `${call}: ${complaints}`);
    assert.ok(complaints.includes(option), `${call}: ${complaints}`);
  }
  assert.equal(made.length, 3 * count);
});

/** What a call needs beside its log, so that it lacks nothing else. */
const NEEDED: Readonly<Record<string, string>> = { 'prune --database-url': '--keep-newest 1 --dry-run' };

function slipsOf({ verb, given, options }: HelpPage): { readonly call: string; readonly option: string }[] {
  const log = verb === 'copy' ? '--from sqlite:x.db' : '--database-url sqlite:x.db';
  return options.flatMap((option) => {
    const needed = NEEDED[`${verb} ${option}`] ?? '';
    const start = log.startsWith(`${option} `) ? '' : log;
    return ['""', '', '--help'].map((value) => ({
      call: ['audit-race', verb, ...given, needed, start, option, value].filter(Boolean).join(' '),
      option,
    }));
  });
}
