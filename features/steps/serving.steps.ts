import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { AskedPages, numbersIn } from '../command-line/support/asked-pages';
import { type HeardAnswer, ServedLog } from '../command-line/support/served-log';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

const REFUSED = [403, 405, 421];
const BITS_PER_LETTER = 6;

Given('Mary serves it', function (this: AuditWorld) {
  return this.part(ServedLog).start('--port', '0');
});

Given('Mary serves it with {string}', function (this: AuditWorld, options: string) {
  return this.part(ServedLog).start(...options.split(' '));
});

Given('she has opened the address that was printed', function (this: AuditWorld) {
  return enter(this);
});

When('she opens the address that was printed', function (this: AuditWorld) {
  return enter(this);
});

async function enter(world: AuditWorld): Promise<void> {
  world.part(AskedPages).entered = await world.part(ServedLog).enter();
}

When('each of these is asked:', async function (this: AuditWorld, table: DataTable) {
  const [served, asked] = [this.part(ServedLog), this.part(AskedPages)];
  for (const row of table.hashes()) {
    const { method = '', address = '', headers = '' } = row;
    const given = filledIn(headers, served).matchAll(/([\w-]+): (.*?)(?=; [\w-]+: |$)/g);
    const answer = await served.ask(filledIn(address, served), {
      method,
      headers: Object.fromEntries(Array.from(given, ([, name, value]) => [name, value])),
    });
    asked.rows.push({ expected: { ...row, words: filledIn(row.words ?? '', served) }, answer });
  }
});

function filledIn(text: string, { place, token, cookie, port }: ServedLog): string {
  return text
    .replaceAll('PLACE', place)
    .replaceAll('TOKEN', token)
    .replaceAll('COOKIE', cookie)
    .replaceAll('PORT', String(port));
}

When('she looks at each of these:', async function (this: AuditWorld, table: DataTable) {
  for (const expected of table.hashes()) {
    const answer = await this.part(ServedLog).look(String(expected.page));
    this.part(AskedPages).rows.push({ expected, answer });
  }
});

When(
  'she follows "Older" from {string} and from {string} to the end',
  async function (this: AuditWorld, first: string, second: string) {
    for (const begin of [first, second]) {
      const seen: string[] = [];
      let page: string | undefined = begin;
      while (page !== undefined) {
        const { body }: HeardAnswer = await this.part(ServedLog).look(page);
        seen.push(...numbersIn(body));
        page = /href="\/[\w-]+\/([^"]*)" rel="next"/.exec(body)?.[1]?.replaceAll('&#38;', '&');
      }
      this.part(AskedPages).walks.push(seen);
    }
  },
);

When('it gets {word} while a browser stays connected', async function (this: AuditWorld, signal: string) {
  const served = this.part(ServedLog);
  await served.look('?');
  assert.ok(signal === 'SIGINT' || signal === 'SIGTERM');
  await served.stop(signal);
});

When('somebody serves it at the same port', async function (this: AuditWorld) {
  const other = new ServedLog(this);
  await other.start('--port', String(this.part(ServedLog).port));
  Object.assign(this.part(ServedLog), { exitCode: other.exitCode, complaints: other.complaints });
});

Then('she is sent on to an address without a token', function (this: AuditWorld) {
  const { status, headers } = this.part(AskedPages).entered ?? {};
  const { place } = this.part(ServedLog);
  assert.deepEqual([status, headers?.location], [303, `/${place}/`]);
});

Then('her browser has a cookie that no script reads and no other site sends', function (this: AuditWorld) {
  const { cookie, place } = this.part(ServedLog);
  const sent = this.part(AskedPages).entered?.headers['set-cookie'];
  assert.deepEqual(sent, [`${cookie}; Path=/${place}/; HttpOnly; SameSite=Strict`]);
});

Then(
  'the token, the cookie and the place of the pages have at least 128 bits each',
  function (this: AuditWorld) {
    const { token, cookie, place } = this.part(ServedLog);
    const secrets = [token, cookie.replace('audit-race=', ''), place];
    assert.equal(new Set(secrets).size, 3);
    for (const secret of secrets) {
      assert.match(secret, /^[\w-]+$/);
      assert.ok(secret.length * BITS_PER_LETTER >= 128, secret);
    }
  },
);

Then('each is answered so', function (this: AuditWorld) {
  const { rows } = this.part(AskedPages);
  assert.ok(rows.length > 0);
  for (const { expected, answer } of rows) {
    const { method, address, headers, status, words = '' } = expected;
    const asked = `${method} ${address} ${headers}`;
    assert.equal(answer.status, Number(status), asked);
    // As a person reads it: the page writes quotation marks in its own way.
    const read = answer.body.replaceAll('&#34;', '"');
    assert.ok(read.includes(words), `${asked}\n${answer.body}`);
    assert.equal(answer.body === '', method === 'HEAD' || status === '303', asked);
  }
});

Then(
  'each has a link that searches without the filters, and shows the entries with these numbers',
  async function (this: AuditWorld) {
    const served = this.part(ServedLog);
    for (const { expected, answer } of this.part(AskedPages).rows) {
      const link = /href="\/[\w-]+\/([^"]*)">search without/.exec(answer.body)?.[1]?.replaceAll('&#38;', '&');
      const { body } = await served.look(link ?? 'nowhere');
      assert.equal(decodeURIComponent(link ?? ''), expected.without, expected.page);
      assert.equal(numbersIn(body).join(' '), expected.shows, expected.page);
    }
  },
);

Then('no refusal tells anything of the log', function (this: AuditWorld) {
  const { place, token, cookie, answers } = this.part(ServedLog);
  const refusals = answers.filter(({ status }) => REFUSED.includes(status));
  assert.ok(refusals.length >= 10);
  for (const { body, headers } of refusals) {
    // An address that somebody has asked for is told to them again, and nothing else.
    const told = body.replace(/<a href="[^"]*">go on/, '') + JSON.stringify(headers);
    for (const secret of [place, token, cookie, 'plan.deleted', 'audit.db', 'ada']) {
      assert.ok(!told.includes(secret), secret);
    }
  }
});

Then(
  'each answer forbids frames, other sites, copies and what is not our own script',
  function (this: AuditWorld) {
    for (const { headers, body } of this.part(ServedLog).answers) {
      const policy = String(headers['content-security-policy']);
      for (const part of [
        "default-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
      ]) {
        assert.ok(policy.includes(part), policy);
      }
      assert.ok(!/unsafe|\*|https?:/.test(policy), policy);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['referrer-policy'], 'no-referrer');
      assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
      assert.equal(headers['cache-control'], 'no-store');
      for (const [, , inner = ''] of body.matchAll(/<(script|style)>([\s\S]*?)<\/\1>/g)) {
        assert.ok(policy.includes(`'sha256-${createHash('sha256').update(inner).digest('base64')}'`));
      }
      assert.doesNotMatch(body, / (?:on\w+|style)="|<script[^>]/);
    }
  },
);

Then('each shows the entries with these numbers, newest first', function (this: AuditWorld) {
  for (const { expected, answer } of this.part(AskedPages).rows) {
    assert.equal(answer.status, 200, answer.body);
    assert.equal(numbersIn(answer.body).join(' '), expected.shows, expected.page);
  }
});

Then('each address is as short as it can be', async function (this: AuditWorld) {
  const { status, headers } = await this.part(ServedLog).ask(
    `/${this.part(ServedLog).place}/?q=+a+&actor=&limit=50&eventType=b`,
    {
      headers: { Cookie: this.part(ServedLog).cookie },
    },
  );
  assert.deepEqual([status, headers.location], [303, `/${this.part(ServedLog).place}/?q=a&eventType=b`]);
});

Then(
  'she has seen all {int} entries each time, newest first, each once',
  function (this: AuditWorld, count: number) {
    const all = Array.from({ length: count }, (_, index) => String(count - index));
    assert.deepEqual(this.part(AskedPages).walks, [all, all]);
  },
);

Then(
  'the server has ended with {int}, and nothing is left beside the log',
  function (this: AuditWorld, code: number) {
    assert.equal(this.part(ServedLog).exitCode, code, this.part(ServedLog).complaints);
    assert.deepEqual(this.part(TemporaryFolder).files(), ['audit.db']);
  },
);

Then(
  'the server has ended with {int}, saying {string}',
  function (this: AuditWorld, code: number, words: string) {
    const { exitCode, complaints } = this.part(ServedLog);
    assert.equal(exitCode, code);
    assert.ok(complaints.includes(words), complaints);
  },
);

Then('Mary was told {string}', function (this: AuditWorld, words: string) {
  const { complaints } = this.part(ServedLog);
  assert.ok(complaints.includes(words), complaints);
});
