import { deepEqual, equal, ok } from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Given, Then, When } from '@cucumber/cucumber';
import { type Look, lookAt, type Seen } from '../documentation/support/look';
import { Looks } from '../documentation/support/looks';
import { writePageFromEverywhere, writePageOf } from '../documentation/support/page-from-everywhere';
import { textOf } from '../documentation/support/page-text';
import { ReadPage } from '../documentation/support/read-page';
import { Reader } from '../documentation/support/reader';
import { writeShopPages } from '../documentation/support/written-pages';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

/** The widths that are looked at in all lights; the others, 720 for a zoom of 200 %, differ in their layout alone. */
const LOOKS: readonly Look[] = [
  ...([390, 1440] as const).flatMap((width) =>
    (['light', 'dark', 'forced colours'] as const).map((light) => ({ width, light })),
  ),
  { width: 720, light: 'light' },
  { width: 768, light: 'light' },
];

Given('Ada reads a page from everywhere', async function (this: AuditWorld) {
  await openEverywhere(this);
});

Given(
  /^Ada reads a page from everywhere under the policy of Jenkins(, without its sandbox)?$/,
  async function (this: AuditWorld, isOpen: string | null) {
    const sandbox = isOpen === null ? 'sandbox allow-same-origin; ' : '';
    const policy = `${sandbox}default-src 'none'; img-src 'self'; style-src 'self';`;
    await this.part(Reader).openUnder(policy, writePageFromEverywhere());
  },
);

Given(
  /^Ada reads the page of a shop, (on paper|in forced colours)$/,
  async function (this: AuditWorld, where: string) {
    await openShop(this);
    const { page } = this.part(Reader);
    await page.emulateMedia(where === 'on paper' ? { media: 'print' } : { forcedColors: 'active' });
  },
);

When(
  /^Ada reads (the page of a shop|a page from everywhere) at 390, 720, 768 and 1440 wide, in light, dark and forced colours$/,
  async function (this: AuditWorld, page: string) {
    await (page === 'the page of a shop' ? openShop(this) : openEverywhere(this));
    await this.part(Reader).unfold();
    const seen: Seen[] = [];
    for (const look of LOOKS) {
      seen.push(await lookAt(this.part(Reader).page, look));
    }
    equal(seen.length, LOOKS.length);
    this.part(Looks).seen = seen;
  },
);

When(
  'the page of features at {string} and {string} is written',
  function (this: AuditWorld, one: string, other: string) {
    this.part(ReadPage).html = writePageOf([one.replaceAll('\\\\', '\\'), other.replaceAll('\\\\', '\\')]);
  },
);

Then('axe finds nothing in any of them', function (this: AuditWorld) {
  expectNone(this, ({ violations }) => violations);
});

Then('nothing is wider than the window in any of them', function (this: AuditWorld) {
  expectNone(this, ({ overflow }) => (overflow === 0 ? [] : [`${overflow} pixels too wide`]));
});

Then('no word is broken in any of them', function (this: AuditWorld) {
  expectNone(this, ({ brokenWords }) => brokenWords);
});

Then(
  'each badge is as large as a letter, and apart from what it stands beside',
  async function (this: AuditWorld) {
    const { page } = this.part(Reader);
    const sizes = await page
      .locator('svg.shape:visible')
      .evaluateAll((shapes) =>
        shapes
          .map((shape) => shape.getBoundingClientRect())
          .map(({ width, height }) => `${width} × ${height}`),
      );
    deepEqual([...new Set(sizes)], ['16 × 16']);
    const titles = await page.locator('.scenario > .title').allTextContents();
    ok(
      titles.some((title) => /^\s*broken cukes\b/.test(title)),
      titles.join('\n'),
    );
  },
);

Then(
  'each sheet has {string}, {string}, {string} and its number',
  async function (this: AuditWorld, title: string, commit: string, build: string) {
    // What the browser has understood of the style sheet: a rule that it does not know would not be in it.
    const rules = await this.part(Reader).page.evaluate<string[]>(
      '[...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]).filter(({ type }) => type === CSSRule.PAGE_RULE).map(({ cssText }) => cssText)',
    );
    for (const word of [title, commit, build, 'counter(page)', 'counter(pages)']) {
      ok(rules.join('\n').includes(word), `"${word}" is not in ${rules.join('\n')}`);
    }
  },
);

Then('what is done differs from what is not without its background', async function (this: AuditWorld) {
  const bordersOf = (kind: string) =>
    this.part(Reader).page.evaluate<string>(
      `(({ borderTopWidth, borderTopStyle, width }) => [borderTopWidth, borderTopStyle, width].join(' '))(getComputedStyle(document.querySelector('.life .${kind}'), '::before'))`,
    );
  const [done, open] = [await bordersOf('done'), await bordersOf('open')];
  ok(Number.parseFloat(done) > 3 * Number.parseFloat(open), `${done} and ${open}`);
});

Then('the sound plays, and the film may', async function (this: AuditWorld) {
  const { page } = this.part(Reader);
  const seconds = await page.evaluate<number>(
    "(async (audio) => { audio.muted = true; await audio.play(); return audio.duration; })(document.querySelector('audio'))",
  );
  equal(seconds, 0.1);
  const film = page.locator('video[controls]');
  equal(await film.getAttribute('aria-label'), 'film.webm');
});

Then(
  'the drawing is {int} wide and {int} high',
  async function (this: AuditWorld, width: number, height: number) {
    const box = await this.part(Reader).page.getByAltText('drawing').boundingBox();
    deepEqual([box?.width, box?.height], [width, height]);
  },
);

Then(
  'of the error {int} lines are shown, and {int} are folded',
  async function (this: AuditWorld, shown: number, folded: number) {
    const { page } = this.part(Reader);
    const error = page.locator('.error', { hasText: 'line 1 of an error' });
    equal((await error.locator('> pre').textContent())?.split('\n').length, shown);
    equal(await error.locator('.rest > summary').textContent(), `${folded} more lines`);
  },
);

Then('nothing is left of the link of a terminal', async function (this: AuditWorld) {
  equal(await this.part(Reader).page.locator('.log').textContent(), 'Log: a link of a terminal');
});

Then(
  'the keywords of {string} stand at the right of their steps',
  async function (this: AuditWorld, name: string) {
    const feature = this.part(Reader).page.locator('.feature', { hasText: name });
    const [keyword, step] = [feature.locator('.words b').first(), feature.locator('.words span').first()];
    const [one, other] = [await keyword.boundingBox(), await step.boundingBox()];
    ok(one && other && one.x > other.x + other.width - 1, JSON.stringify([one, other]));
  },
);

Then('its chapters are {string}', function (this: AuditWorld, titles: string) {
  const found = this.part(ReadPage).html.matchAll(
    /<section class="chapter".*?<span class="name">(.*?)<\/span>/gs,
  );
  equal([...found].map(([, title = '']) => textOf(`<body>${title}<script>`)).join(', '), titles);
});

async function openShop(world: AuditWorld): Promise<void> {
  const { file } = await writeShopPages();
  await world.part(Reader).open(pathToFileURL(file).href);
}

async function openEverywhere(world: AuditWorld): Promise<void> {
  const file = world.part(TemporaryFolder).file('page.html');
  writeFileSync(file, writePageFromEverywhere());
  await world.part(Reader).open(pathToFileURL(file).href);
}

function expectNone(world: AuditWorld, faultsOf: (seen: Seen) => readonly string[]): void {
  const { seen } = world.part(Looks);
  ok(seen.length > 0, 'Nobody has looked.');
  deepEqual(
    seen.flatMap((one) => faultsOf(one).map((fault) => `${one.look}: ${fault}`)),
    [],
  );
}
