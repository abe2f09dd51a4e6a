import assert from 'node:assert/strict';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { numbersIn } from '../command-line/support/asked-pages';
import { PageVisit } from '../command-line/support/page-visit';
import { ServedLog } from '../command-line/support/served-log';
import { type Look, lookAt, type Seen } from '../documentation/support/look';
import { Reader } from '../documentation/support/reader';
import type { AuditWorld } from '../support/world';

/** The narrowest screen is that of WCAG 1.4.10: nobody has to scroll sideways there. */
const LOOKS: Readonly<Record<string, readonly Look[]>> = {
  '390 and 1280 wide, in light, dark and forced colours': (
    ['light', 'dark', 'forced colours'] as const
  ).flatMap((light) => [390, 1280].map((width) => ({ width, light }))),
  'on a phone in the light and on a desk in the dark': [
    { width: 390, light: 'light' },
    { width: 1280, light: 'dark' },
  ],
  '320 wide, where LONG is a word of 400 letters': [{ width: 320, light: 'light' }],
};

/** What was seen with each look. */
class Looked {
  readonly seen: (Seen & { readonly page: string })[] = [];
  other: Reader | undefined;
}

Given('she has opened the page in a browser', function (this: AuditWorld) {
  return this.part(PageVisit).open();
});

Given('she has opened the page in a browser that runs no scripts', function (this: AuditWorld) {
  return this.part(PageVisit).open({ javaScriptEnabled: false });
});

When(
  /^she looks at each of these in the browser, (.*):$/,
  async function (this: AuditWorld, looks: string, table: DataTable) {
    const visit = this.part(PageVisit);
    await visit.open();
    for (const { page = '' } of table.hashes()) {
      await visit.page.goto(visit.addressOf(page.replaceAll('LONG', 'long'.repeat(100))));
      await this.part(Reader).unfold();
      for (const look of LOOKS[looks] ?? []) {
        this.part(Looked).seen.push({ ...(await lookAt(visit.page, look)), page });
      }
    }
  },
);

When('she presses these keys, and sees:', async function (this: AuditWorld, table: DataTable) {
  const { page } = this.part(PageVisit);
  for (const { keys = '', sees = '' } of table.hashes()) {
    for (const key of keys.split(' ')) {
      await page.keyboard.press(key);
    }
    await see(page, sees);
  }
});

async function see(page: PageVisit['page'], sees: string): Promise<void> {
  const [, what = sees, words = ''] = /^(.*) "(.*)"$/.exec(sees) ?? [];
  const conditions: Readonly<Record<string, string>> = {
    'the focus is on': `document.activeElement.matches('a[data-row]') && document.activeElement.textContent === ${JSON.stringify(words)}`,
    'the heading is': `document.querySelector('h1')?.textContent === ${JSON.stringify(words)}`,
    'the search has': `document.activeElement.value === ${JSON.stringify(words)}`,
    'the address asks for': `location.search === ${JSON.stringify(words)}`,
    'the keys are shown': "document.querySelector('.keys dl').checkVisibility()",
    'the keys are not shown': "!document.querySelector('.keys dl').checkVisibility()",
  };
  const condition = conditions[what];
  assert.ok(condition !== undefined, sees);
  for (let isSeen = false; !isSeen; ) {
    // Asked from outside each time: what waits within the page would be stopped by its own policy.
    isSeen = await page.evaluate(`Boolean(${condition})`).then(
      (answer) => answer === true,
      (error: Error) => {
        // A page that is left takes with it whoever looks: the next one is looked at.
        assert.match(
          error.message,
          /context was destroyed|navigat|null/i,
          `She does not see that ${sees}: ${error.message}`,
        );
        return false;
      },
    );
  }
}

When(
  'she fills in {string} of the filters with {string}, and shows the entries',
  async function (this: AuditWorld, label: string, text: string) {
    const { page } = this.part(PageVisit);
    await page.getByText('Filters', { exact: true }).click();
    await page.getByLabel(label, { exact: true }).fill(text);
    await page.getByRole('button', { name: 'Show entries' }).click();
  },
);

When('she verifies the log', async function (this: AuditWorld) {
  const { page } = this.part(PageVisit);
  await page.getByRole('link', { name: 'Not verified yet' }).click();
  await page.getByRole('link', { name: 'Verify now' }).click();
});

When('the browser is led to the server of somebody else at another port', async function (this: AuditWorld) {
  const visit = this.part(PageVisit);
  const address = visit.addressOf('');
  await visit.startStranger(
    `<a href="${address}">look</a><iframe src="${address}"></iframe><script src="${address}"></script><img src="${address}">`,
  );
  await visit.page.goto(visit.strangerAddress);
  // Also where its address looks like ours.
  await visit.page.goto(`${visit.strangerAddress}page/${visit.addressOf('').length}`);
});

When(
  'she opens {string} in another tab, and Ada in another browser',
  async function (this: AuditWorld, page: string) {
    const address = this.part(PageVisit).addressOf(page);
    await this.part(Reader).open(address);
    const ada = new Reader(this);
    await ada.open(address);
    this.part(Looked).other = ada;
  },
);

Then(
  /^axe finds nothing on any of them,(?: and)? nothing is wider than the window(, and no word is broken)?$/,
  function (this: AuditWorld, words: string | null) {
    const { seen } = this.part(Looked);
    assert.ok(seen.length >= 8);
    for (const { violations, overflow, brokenWords, page, look } of seen) {
      const told = { violations, overflow, brokenWords: words === null ? [] : brokenWords };
      assert.deepEqual(told, { violations: [], overflow: 0, brokenWords: [] }, `${page} ${look}`);
    }
  },
);

Then('the browser has complained of nothing and asked nobody else', function (this: AuditWorld) {
  const { complaints, requests } = this.part(Reader);
  assert.deepEqual(complaints, []);
  assert.ok(requests.length > 0);
  const { address } = this.part(ServedLog);
  assert.deepEqual(
    requests.filter((asked) => new URL(asked).origin !== new URL(address).origin),
    [],
  );
});

Then(
  'the address asks for {string}, and {int} entries are shown',
  async function (this: AuditWorld, query: string, count: number) {
    const { page } = this.part(PageVisit);
    await page.waitForURL((url) => url.search === query);
    assert.equal(numbersIn(await page.content()).length, count);
  },
);

Then('she reads there {string}', async function (this: AuditWorld, words: string) {
  await this.part(PageVisit).page.getByText(words).first().waitFor();
});

Then(
  'the links at the head of the page are the entries, and {string}',
  async function (this: AuditWorld, words: string) {
    const links = this.part(PageVisit).page.getByRole('navigation', { name: 'Pages' }).getByRole('link');
    assert.deepEqual(await links.allTextContents(), ['Entries', words]);
  },
);

Then('that server has got no cookie', function (this: AuditWorld) {
  const { cookies } = this.part(PageVisit);
  assert.ok(cookies.length >= 2);
  assert.deepEqual(
    cookies.filter((cookie) => cookie !== undefined),
    [],
  );
});

Then('no page of that server can read, show, or run what Mary serves', async function (this: AuditWorld) {
  const visit = this.part(PageVisit);
  const address = JSON.stringify(visit.addressOf(''));
  const [read, opaque, size] = await visit.page.evaluate<string[]>(`(async () => {
      const read = await fetch(${address}, { credentials: 'include' }).then((answer) => answer.text(), () => 'refused');
      const opaque = await fetch(${address}, { credentials: 'include', mode: 'no-cors' }).then((answer) => answer.type, () => 'refused');
      return [read, opaque, String(document.images[0].naturalWidth)];
    })()`);
  assert.deepEqual([read, opaque, size], ['refused', 'refused', '0']);
  const shown = await Promise.all(
    visit.page
      .frames()
      .slice(1)
      .map((frame) => frame.content().catch(() => '')),
  );
  assert.equal(shown.length, 1);
  assert.ok(shown.every((content) => !content.includes('plan.deleted') && !content.includes('no access')));
});

Then('a link there leads her to a page which has a link that goes on', async function (this: AuditWorld) {
  const { page } = this.part(PageVisit);
  await page.getByRole('link', { name: 'look' }).click();
  await page.getByText('This browser has no access to the log').waitFor();
  await page.getByRole('link', { name: 'go on to what you wanted to see' }).click();
  await page.getByText('plan.deleted').first().waitFor();
});

Then(
  'Mary reads {string} there, and Ada that her browser has no access',
  async function (this: AuditWorld, words: string) {
    await this.part(PageVisit).page.getByRole('heading', { name: words }).waitFor();
    await this.part(Looked).other?.page.getByText('This browser has no access to the log').waitFor();
  },
);

Then('neither address has the token', function (this: AuditWorld) {
  const addresses = [this.part(PageVisit).page.url(), this.part(Looked).other?.page.url()];
  const { token } = this.part(ServedLog);
  assert.ok(
    addresses.every((address) => address !== undefined && !address.includes(token)),
    addresses.join(' '),
  );
});
