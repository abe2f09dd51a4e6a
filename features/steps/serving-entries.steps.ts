import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import type { Client } from 'pg';
import { AskedLog } from '../command-line/support/asked-log';
import { AskedPages, numbersIn, readableText, textIn } from '../command-line/support/asked-pages';
import { hostileDetails, hostileRows, UNSEEN } from '../command-line/support/hostile-rows';
import { rowOf } from '../command-line/support/night-rows';
import { ServedLog } from '../command-line/support/served-log';
import { PostgresDatabase } from '../engines/support/postgres-database';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

const ELEMENTS =
  'html head meta title link style body a header span bdi nav details summary kbd dl div dt dd main h1 h2 form label input button p small ul li table caption thead tr th tbody td time pre section code script';
const ATTRIBUTES =
  'lang charset name content rel href class id title aria-label aria-current aria-describedby role action for type value placeholder autocomplete spellcheck scope datetime tabindex data-list data-row colspan';
const LOCKED = `SELECT count(*)::integer FROM pg_stat_activity
  WHERE datname = current_database() AND wait_event_type = 'Lock'`;
const PLACES_OF_MILLISECOND = 4;

/** Somebody who holds the table of a log. */
class Holder {
  client: Client | undefined;

  /** Resolves when so many wait for it. */
  async until(count: number): Promise<void> {
    let waiting: unknown;
    while (waiting !== count) {
      const answer = await this.client?.query({ text: LOCKED, rowMode: 'array' });
      waiting = answer?.rows[0]?.[0];
    }
  }
}

Given('the log of a day with hostile entries', function (this: AuditWorld) {
  return this.part(AskedLog).fill('SQLite', hostileRows);
});

Given(
  'the log of a day on which one entry has details of {int} characters',
  function (this: AuditWorld, length: number) {
    const details = JSON.stringify(['x'.repeat(length)]);
    const row = rowOf({ at: '2026-11-27T03:00:00Z', eventType: 'plan.applied', details }, 1);
    return this.part(AskedLog).fill('SQLite', [row]);
  },
);

Given(
  'the log of a day on which {int} entries have the same subject, four of them in each millisecond',
  function (this: AuditWorld, count: number) {
    const begin = Date.parse('2026-11-27T03:00:00Z');
    const rows = Array.from({ length: count }, (_, index) => {
      const at = new Date(begin + Math.floor(index / PLACES_OF_MILLISECOND)).toISOString();
      return rowOf({ at, eventType: 'plan.applied', subject: 'plan/1' }, index + 1);
    });
    return this.part(AskedLog).fill('SQLite', rows);
  },
);

Given('Mary serves it, and waits for a second', function (this: AuditWorld) {
  return this.part(ServedLog).start('--port', '0', '--timeout', '1');
});

Given(
  'the log of a day on which one entry has the actor {string}',
  async function (this: AuditWorld, actor: string) {
    const given = String(JSON.parse(`"${actor}"`));
    const row = rowOf({ at: '2026-11-27T03:00:00Z', eventType: 'plan.applied', actor: given }, 1);
    this.part(Blanks).actor = given;
    await this.part(AskedLog).fill('SQLite', [row]);
  },
);

/** An actor with blanks, and where the link of it leads. */
class Blanks {
  actor = '';
  address = '';
  body = '';
}

When('she follows the link of its actor', async function (this: AuditWorld) {
  const [served, blanks] = [this.part(ServedLog), this.part(Blanks)];
  const { body } = await served.look('entries/019ac0de-0000-7000-8000-000000000001');
  blanks.address =
    textIn(/href="([^"]*\?actor=[^"]*)"/.exec(body)?.[1] ?? '')
      .split('/')
      .at(-1) ?? '';
  blanks.body = (await served.look(blanks.address)).body;
});

Then('she is shown that entry, and the address asks for exactly that actor', function (this: AuditWorld) {
  const { actor, address, body } = this.part(Blanks);
  assert.deepEqual(numbersIn(body), ['1']);
  assert.equal(new URLSearchParams(address).get('actor'), actor);
});

Given('Mary serves the file of that release', function (this: AuditWorld) {
  this.part(AskedLog).databaseUrl = `sqlite://${this.part(TemporaryFolder).file('audit.db')}`;
  return this.part(ServedLog).start('--port', '0');
});

Given('somebody holds the table', async function (this: AuditWorld) {
  const client = await this.part(PostgresDatabase).connect(this.part(AskedLog).databaseUrl);
  this.addCleanup(() => client.end());
  await client.query('BEGIN; LOCK TABLE audit_entry IN ACCESS EXCLUSIVE MODE');
  this.part(Holder).client = client;
});

When('she asks for a page and leaves while the store looks', function (this: AuditWorld) {
  return this.part(ServedLog).askAndLeave('', () => this.part(Holder).until(1));
});

Then('the store stops looking', function (this: AuditWorld) {
  return this.part(Holder).until(0);
});

Then('each can be read there', function (this: AuditWorld) {
  const { rows } = this.part(AskedPages);
  assert.ok(rows.length > 0);
  for (const { expected, answer } of rows) {
    const text = readableText(answer.body);
    assert.ok(text.includes(String(expected.reads)), `${expected.page}: ${text.slice(0, 3000)}`);
  }
});

Then('where there are more, each says so as often', function (this: AuditWorld) {
  for (const { expected, answer } of this.part(AskedPages).rows) {
    const gaps = readableText(answer.body).split('there are more: show all').length - 1;
    assert.equal(gaps, Number(expected.gaps), expected.page);
  }
});

Then(
  'no page has an element, an attribute or an address that an entry has put there',
  function (this: AuditWorld) {
    const [elements, attributes] = [new Set(ELEMENTS.split(' ')), new Set(ATTRIBUTES.split(' '))];
    for (const { answer } of this.part(AskedPages).rows) {
      const body = answer.body.replace(/<(script|style)>[\s\S]*?<\/\1>/g, '').replace('<!doctype html>', '');
      for (const [tag, name = '', inner = ''] of body.matchAll(/<\/?([^\s>]*)([^>]*)>/g)) {
        assert.ok(elements.has(name), tag);
        for (const [, attribute = '', value = ''] of inner.matchAll(/ ([^\s=]+)(?:="([^"]*)")?/g)) {
          assert.ok(attributes.has(attribute), tag);
          assert.ok(
            !['href', 'action'].includes(attribute) || /^(?:\/\w|#|data:image\/svg)/.test(value),
            tag,
          );
        }
        assert.doesNotMatch(inner.replace(/ [a-z-]+(?:="[^"]*")?/g, ''), /\S/, tag);
      }
    }
  },
);

Then('everything in them can be seen', function (this: AuditWorld) {
  for (const { expected, answer } of this.part(AskedPages).rows) {
    assert.equal(UNSEEN.exec(answer.body)?.[0], undefined, expected.page);
  }
});

Then('the details on the page are JSON of what was recorded', async function (this: AuditWorld) {
  const { body } = await this.part(ServedLog).look('entries/019ac0de-0000-7000-8000-000000000001');
  const [, shown = ''] = /<pre[^>]*>([\s\S]*)<\/pre>/.exec(body) ?? [];
  assert.deepEqual(JSON.parse(textIn(shown)), hostileDetails);
});

Then('the fault leads to entry {int}', function (this: AuditWorld, number: number) {
  const [{ answer } = { answer: { body: '' } }] = this.part(AskedPages).rows;
  assert.deepEqual(numbersIn(answer.body), [String(number)]);
});
