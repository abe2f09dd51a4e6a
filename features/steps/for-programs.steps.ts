import assert from 'node:assert/strict';
import { type DataTable, Then, When } from '@cucumber/cucumber';
import type { AuditEntry } from 'audit-race';
import { AskedLog } from '../command-line/support/asked-log';
import { assertOcsf } from '../command-line/support/ocsf-schema';
import { readCsv } from '../command-line/support/read-csv';
import { TypedProgram } from '../command-line/support/typed-program';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

const FORMULA = /^["\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** How the calls of a table ended. */
class EndedCalls {
  readonly faults: string[] = [];
  count = 0;
}

When(
  'the program makes each of these calls in a shell:',
  async function (this: AuditWorld, table: DataTable) {
    const [program, ended] = [this.part(TypedProgram), this.part(EndedCalls)];
    for (const { call = '', code } of table.hashes()) {
      await program.type(call);
      ended.count += 1;
      if (program.exitCode !== Number(code)) {
        ended.faults.push(`${call} ended with ${program.exitCode}`);
      }
    }
  },
);

When(
  'the program runs {string}, and gets {word} when it has printed something',
  async function (this: AuditWorld, line: string, signal: NodeJS.Signals) {
    await this.part(TypedProgram).runUntil(line, signal);
  },
);

When('Mary calls {string}, and reads nothing of it', async function (this: AuditWorld, call: string) {
  const log = this.part(AskedLog);
  const ended = log.begin(call, { isRead: false });
  await Promise.race([ended, log.terminal.until(() => log.output !== '')]);
  // Time enough for a reader that does not wait.
  assert.equal((await log.read()).length, 3000);
});

Then('no more than a page of it was handed to her', function (this: AuditWorld) {
  const log = this.part(AskedLog);
  assert.equal(log.lines.length, 500);
  log.terminal.stop();
  log.terminal.closePipe();
});

Then('each has ended so, and left nothing behind', function (this: AuditWorld) {
  const { faults, count } = this.part(EndedCalls);
  assert.ok(count > 0);
  assert.deepEqual(faults, []);
  assert.deepEqual(this.part(TypedProgram).left(), []);
});

Then('it ends with {int}, and has left nothing behind', function (this: AuditWorld, code: number) {
  const program = this.part(TypedProgram);
  assert.equal(program.exitCode, code);
  assert.deepEqual(program.left(), []);
});

Then('a reader of CSV finds all entries with all of their fields', async function (this: AuditWorld) {
  const log = this.part(AskedLog);
  const [head = [], ...records] = readCsv(log.output, ',');
  const entries = await log.read();
  assert.deepEqual(
    records.map((record) =>
      Object.fromEntries(head.map((name, index) => [name, withoutMark(record[index])])),
    ),
    entries.map((entry) => Object.fromEntries(head.map((name) => [name, fieldOf(entry, name)]))),
  );
  assert.deepEqual(head.slice(0, 4), ['id', 'time', 'eventType', 'actor']);
});

Then(
  'no cell begins a formula, whether the cells end at a comma or at a semicolon',
  function (this: AuditWorld) {
    const { output } = this.part(AskedLog);
    for (const delimiter of [',', ';']) {
      const cells = readCsv(output, delimiter).flat();
      assert.deepEqual(
        cells.filter((cell) => FORMULA.test(cell)),
        [],
      );
    }
    assert.ok(
      readCsv(output, ';')
        .flat()
        .some((cell) => cell.startsWith("'=1+1")),
    );
  },
);

Then(
  'each event has what the schema of its class demands, and nothing that the schema does not know',
  function (this: AuditWorld) {
    const events = this.part(AskedLog).printedValues;
    assert.equal(events.length, 6);
    for (const event of events) {
      assertOcsf(event);
    }
  },
);

Then(/^the events are of the classes ([\d, ]+)$/, function (this: AuditWorld, classes: string) {
  const found = this.part(AskedLog).printedValues.map((event) => Object(event).class_uid);
  assert.deepEqual(found, classes.split(', ').map(Number));
});

Then(
  'the plan that was deleted is a failed activity {int} of {string} on {string}',
  function (this: AuditWorld, activity: number, actor: string, subject: string) {
    const event = Object(this.part(AskedLog).printedValues[2]);
    assert.equal(event.activity_id, activity);
    assert.equal(event.status_id, 2);
    assert.deepEqual(event.actor, { user: { name: actor } });
    assert.deepEqual(event.resources, [{ name: subject }]);
    assert.deepEqual(event.src_endpoint, { ip: '198.51.100.9' });
  },
);

Then('there is nothing in the folder but the log and the backup', function (this: AuditWorld) {
  assert.deepEqual(this.part(TemporaryFolder).files().toSorted(), ['audit.db', 'backup.db']);
});

/** A cell as it was before it was made text for a spreadsheet. */
function withoutMark(cell = ''): string {
  return cell.replace(/(^|;)'(?=["\s]*[=+\-@])/g, '$1');
}

function fieldOf(entry: AuditEntry, name: string): string {
  const value: unknown = Reflect.get(entry, name);
  if (value === undefined) {
    return '';
  }
  const text = name === 'details' ? JSON.stringify(value) : String(value);
  return text.replace(/[\p{Cc}\u202e]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
