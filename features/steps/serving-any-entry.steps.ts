import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { Access } from '#audit-log/command/serve/access';
import type { Answer } from '#audit-log/command/serve/answer';
import { PageServer } from '#audit-log/command/serve/page-server';
import { Html } from '#audit-log/command/serve/view/markup';
import { AskedLog } from '../command-line/support/asked-log';
import { AskedPages, numbersIn } from '../command-line/support/asked-pages';
import { rowOf } from '../command-line/support/night-rows';
import { ServedLog } from '../command-line/support/served-log';
import type { AuditWorld } from '../support/world';

const FIRST = '-271821-04-20T00:00:00.000Z';
const SECOND = '-271821-04-20T00:01:00.001Z';
const LAST = '+275760-09-13T00:00:00.000Z';

const BUG = 'a bug of ours';

/** The answers of which one cannot be made. */
const BROKEN: Readonly<Record<string, () => Answer>> = {
  'before it came': () => {
    throw new TypeError(BUG);
  },
  'while it comes': () => ({ status: 200, parts: endingEarly() }),
};

class BrokenPage {
  status = 0;
  body = '';
  readonly told: string[] = [];
}

Given('the log of a day with entries of the first and of the last moment', function (this: AuditWorld) {
  const rows = [FIRST, SECOND, LAST].map((at, index) =>
    rowOf({ at, eventType: 'plan.applied', subject: 'plan/1' }, index + 1),
  );
  return this.part(AskedLog).fill('SQLite', rows);
});

Then('each leads to the others of its minute, with these numbers', async function (this: AuditWorld) {
  const { rows } = this.part(AskedPages);
  assert.ok(rows.length > 0);
  for (const { expected, answer } of rows) {
    const link = /href="\/[\w-]+\/([^"]*)">All within a minute/.exec(answer.body)?.[1] ?? '';
    const address = link.replaceAll('&#38;', '&');
    assert.equal(address, expected.others, expected.page);
    const { body } = await this.part(ServedLog).look(address);
    assert.equal(numbersIn(body).join(' '), expected.shows, expected.page);
  }
});

When(/^Mary asks for a page that a bug of ours ends (.*)$/, async function (this: AuditWorld, when: string) {
  const page = this.part(BrokenPage);
  const access = new Access('127.0.0.1');
  const server = new PageServer({
    access,
    answer: async () => BROKEN[when]?.() ?? assert.fail(when),
    tellMistake: (error) => page.told.push(String(error)),
  });
  const port = await server.listen('127.0.0.1', 0);
  try {
    const headers = { Cookie: String(access.cookie().split(';')[0]) };
    const answer = await fetch(`http://127.0.0.1:${port}/${access.place}/`, { headers });
    page.status = answer.status;
    page.body = await answer.text();
  } finally {
    await server.close();
  }
});

Then(
  'she gets {int} and reads {string}, and the terminal names the bug',
  function (this: AuditWorld, status: number, words: string) {
    const page = this.part(BrokenPage);
    assert.equal(page.status, status);
    assert.ok(page.body.includes(words), page.body);
    assert.ok(page.body.trimEnd().endsWith('</html>'), page.body);
    assert.deepEqual(page.told, [`TypeError: ${BUG}`]);
  },
);

async function* endingEarly(): AsyncGenerator<Html, void, undefined> {
  yield await Promise.resolve(new Html('<p>'));
  throw new TypeError(BUG);
}
