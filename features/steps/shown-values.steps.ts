import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { type DataTable, Then, When } from '@cucumber/cucumber';
import { showValues } from '#interleavings/report/show-values';
import { usefulLine } from '#interleavings/report/useful-line';
import { nodeAssertions, recordedAssertions } from '../interleavings/support/shown/assertions';
import { oddValues } from '../interleavings/support/shown/odd-values';
import { failureOf, intrusions, valueLists } from '../interleavings/support/shown/values';
import type { AuditWorld } from '../support/world';

/** What is told, beside what should be. */
class Telling {
  readonly told = new Map<string, string>();
  readonly expected = new Map<string, string>();
}

When(/^Ada has (odd )?values shown$/, function (this: AuditWorld, odd: string | null) {
  intrusions.length = 0;
  for (const [name, values] of Object.entries(odd === null ? valueLists : oddValues)) {
    this.part(Telling).told.set(name, showValues(values()));
  }
});

When('Ada has a value shown where the stack is full', function (this: AuditWorld) {
  this.part(Telling).told.set('deep down', showAtTheBottom());
});

When('these assertions of Node fail:', async function (this: AuditWorld, table: DataTable) {
  const { told, expected } = this.part(Telling);
  for (const { assertion = '', line = '' } of table.hashes()) {
    const fail = nodeAssertions[assertion];
    ok(fail, `No assertion is known: ${assertion}`);
    told.set(assertion, usefulLine(await messageOf(fail)));
    expected.set(assertion, line);
  }
  deepEqual([...told.keys()], Object.keys(nodeAssertions));
});

When('these recorded assertions fail:', function (this: AuditWorld, table: DataTable) {
  const { told, expected } = this.part(Telling);
  for (const { library, assertion, message } of recordedAssertions()) {
    told.set(`${library}: ${assertion}`, usefulLine(message));
  }
  for (const { library, assertion, line = '' } of table.hashes()) {
    expected.set(`${library}: ${assertion}`, line);
  }
});

When('a promise is rejected by an assertion that nobody handles', async function (this: AuditWorld) {
  const message = await messageOf(nodeAssertions['equal(1, 2)'] ?? (() => undefined));
  this.part(Telling).told.set('problem', usefulLine(`unhandled rejection: ${message}`));
});

Then('each is shown as:', function (this: AuditWorld, table: DataTable) {
  const rows = table.hashes().map(({ values, shown }) => [values, shown]);
  deepEqual(Object.fromEntries(this.part(Telling).told), Object.fromEntries(rows));
});

Then('none of their own code has run', () => {
  deepEqual(intrusions, []);
});

Then('it is shown somehow', function (this: AuditWorld) {
  match(this.part(Telling).told.get('deep down') ?? '', /./);
});

Then('each of them is told by its line', function (this: AuditWorld) {
  const { told, expected } = this.part(Telling);
  deepEqual(Object.fromEntries(told), Object.fromEntries(expected));
});

Then('it is told as {string}', function (this: AuditWorld, line: string) {
  equal(this.part(Telling).told.get('problem'), line);
});

async function messageOf(fail: () => unknown): Promise<string> {
  try {
    await fail();
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}

/** Calls itself until it fails, and has a value shown at the deepest place where that succeeds. */
function showAtTheBottom(): string {
  try {
    return showAtTheBottom();
  } catch {
    return showValues([failureOf(() => JSON.parse('{')), { a: [1, { b: 2 }] }]);
  }
}

When(/^Ada asks for the useful line of (.*)$/, function (this: AuditWorld, value: string) {
  let refusal = 'nothing was refused';
  try {
    Reflect.apply(usefulLine, undefined, [JSON.parse(value)]);
  } catch (error) {
    refusal = String(error);
  }
  this.part(Telling).told.set('refusal', refusal);
});

Then(
  /^she is told that usefulLine needs the text of a message, not (.*)$/,
  function (this: AuditWorld, value: string) {
    const told = `ExplorationOptionError: usefulLine needs the text of a message, not ${value}.`;
    equal(this.part(Telling).told.get('refusal'), told);
  },
);
