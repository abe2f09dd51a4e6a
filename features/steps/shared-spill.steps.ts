import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { numbersFrom, type Person, SharedSpill } from '../stopping/support/shared-spill';
import type { AuditWorld } from '../support/world';

Given(
  /^programs of Ada and Grace, with (one log|logs in two databases), which name one spill file$/,
  async function (this: AuditWorld, where: string) {
    const kind = where === 'one log' ? 'one database' : 'databases of their own';
    await this.part(SharedSpill).prepare(['Ada', 'Grace'], kind);
  },
);

Given(
  'a program of Ada with a log in a database, which names a spill file',
  async function (this: AuditWorld) {
    await this.part(SharedSpill).prepare(['Ada'], 'one database');
  },
);

Given(
  'programs of Ada and Grace with outboxes, on a server of their own, with logs in two databases',
  async function (this: AuditWorld) {
    await this.part(SharedSpill).prepareServer(['Ada', 'Grace']);
  },
);

Given('each has stored {int} entries', async function (this: AuditWorld, count: number) {
  const spill = this.part(SharedSpill);
  for (const person of spill.people) {
    await spill
      .program(person)
      .start(
        'has an outbox, stores 100 entries, and does what signals tell it',
        ({ stored }) => stored === numbersFrom(person, count).at(-1),
      );
  }
});

Given('the server of both is stopped', async function (this: AuditWorld) {
  await this.part(SharedSpill).server.stop('fast');
});

When(
  /^(?:each of them|the program of Ada) ((?:exits|opens) .*)$/,
  async function (this: AuditWorld, ending: string) {
    const spill = this.part(SharedSpill);
    for (const person of spill.people) {
      const program = spill.program(person);
      await program.run(ending);
      assert.equal(program.exitCode, 0, program.stderr);
    }
  },
);

When(
  'each records {int} more, until they are kept, and is killed',
  async function (this: AuditWorld, count: number) {
    const spill = this.part(SharedSpill);
    const programs = spill.people.map((person) => spill.program(person));
    for (const program of programs) {
      const { recorded } = program.facts;
      program.tell('SIGUSR2');
      await program.untilSaid(({ kept = 0 }) => kept === recorded + count);
    }
    for (const program of programs) {
      await program.kill('SIGKILL');
    }
  },
);

When(
  /^(the server of both is started, )?Grace's program is started again(, and then Ada's)?$/,
  async function (this: AuditWorld, isServer: string | null, isAda: string | null) {
    const spill = this.part(SharedSpill);
    if (isServer) {
      await spill.server.start();
    }
    for (const person of isAda ? (['Grace', 'Ada'] as const) : (['Grace'] as const)) {
      await spill.startNext(spill.urlOf(person));
    }
  },
);

When(
  /^it is started again with a URL that has (another user|one more host)$/,
  async function (this: AuditWorld, other: string) {
    const spill = this.part(SharedSpill);
    await spill.startNext(
      other === 'another user' ? await spill.addUser('Ada') : addHost(spill.urlOf('Ada')),
    );
  },
);

When('Ada does as she is told', async function (this: AuditWorld) {
  const spill = this.part(SharedSpill);
  const { message = '' } = Object(spill.lastError);
  const [, from = ''] = /copy --from "([^"]+)" --to/.exec(message) ?? [];
  await spill.call(['copy', '--from', from, '--to', spill.urlOf('Ada')]);
});

Then(
  /^each database has the (\d+) entries of its own program, each once$/,
  async function (this: AuditWorld, count: string) {
    const spill = this.part(SharedSpill);
    for (const person of spill.people) {
      assert.deepEqual(await spill.numbersOf(person), numbersFrom(person, Number(count)), person);
    }
  },
);

Then(
  /^the database has the (\d+) entries(?: of both)?, each once$/,
  async function (this: AuditWorld, count: string) {
    const spill = this.part(SharedSpill);
    const each = Number(count) / spill.people.length;
    const all = spill.people.flatMap((person: Person) => numbersFrom(person, each));
    assert.deepEqual(await spill.numbersOf('Ada'), all, String(spill.lastError));
  },
);

Then(/^(\d+) entries wait in (\d+) spill files?$/, function (this: AuditWorld, count: string, files: string) {
  const spill = this.part(SharedSpill);
  assert.deepEqual([spill.countWaiting(), spill.files.length], [Number(count), Number(files)]);
});

Then(
  'it says that {word} keeps it from sending what waits in {string}',
  function (this: AuditWorld, failure: string, file: string) {
    const { code, message } = Object(this.part(SharedSpill).lastError);
    assert.equal(code, failure);
    assert.ok(String(message).includes(`${file}" was recorded for another database`), message);
  },
);

/** Names another host behind the others: nobody is asked there as long as the first accepts writes. */
function addHost(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  const host = url.searchParams.get('host');
  if (host === null) {
    return databaseUrl.replace(`${url.host}/`, `${url.host},second.invalid/`);
  }
  url.searchParams.set('host', `${host},second.invalid`);
  return url.href;
}
