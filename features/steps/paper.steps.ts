import { deepEqual, ok } from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { lookOnPaper } from '../documentation/support/look';
import { Looks } from '../documentation/support/looks';
import { Reader } from '../documentation/support/reader';
import { type PrintedPart, printParts } from '../documentation/support/sheets';
import type { AuditWorld } from '../support/world';

/** How far apart the heights are, in pixels: a prime, so that lines do not end alike. */
const STEP = 97;

/** A table of more rows may be cut between them. */
const SHORT_ROWS_MAX = 11;

/** The parts of a page, once for each time that it was printed. */
class Prints {
  all: PrintedPart[][] = [];
}

When(
  'she prints it with the first sheet filled to {int} different heights',
  async function (this: AuditWorld, heights: number) {
    const { page } = this.part(Reader);
    for (let height = 0; height < heights; height += 1) {
      this.part(Prints).all.push(await printParts(page, height * STEP));
    }
  },
);

When('she looks at it as it is printed, though she likes it dark', async function (this: AuditWorld) {
  await this.part(Reader).unfold();
  this.part(Looks).seen = [await lookOnPaper(this.part(Reader).page)];
});

Then('no heading stays behind where a sheet ends', function (this: AuditWorld) {
  const follows: readonly string[] = ['title', 'words', 'step', 'row'];
  expectNone(this, 'title', (heading, parts) => {
    const next = parts.slice(parts.indexOf(heading) + 1).find(({ kind }) => follows.includes(kind));
    return next !== undefined && next.first !== heading.last;
  });
});

Then('no place of a scenario stands alone where a sheet begins', function (this: AuditWorld) {
  expectNone(this, 'foot', (foot, parts) => {
    const before = parts[parts.indexOf(foot) - 1];
    return before?.kind === 'step' && before.last !== foot.first;
  });
});

Then('no short table is cut, and no row', function (this: AuditWorld) {
  expectNone(this, 'row', ({ first, last }) => first !== last);
  expectNone(this, 'table', (table, parts) => {
    const behind = parts.slice(parts.indexOf(table) + 1);
    const end = behind.findIndex(({ kind }) => kind !== 'row');
    return table.first !== table.last && end <= SHORT_ROWS_MAX;
  });
});

Then('it is dark on light', async function (this: AuditWorld) {
  const colours = await this.part(Reader).page.evaluate<string[]>(
    '(({ color, backgroundColor }) => [color, backgroundColor])(getComputedStyle(document.body))',
  );
  const [ink = 1, paper = 0] = colours.map((colour) => brightnessOf(colour));
  ok(ink < 0.3 && paper > 0.9, colours.join(' on '));
});

function expectNone(
  world: AuditWorld,
  kind: string,
  isFault: (part: PrintedPart, parts: readonly PrintedPart[]) => boolean,
): void {
  const { all } = world.part(Prints);
  ok(
    all.every((parts) => parts.some((one) => one.kind === kind && one.last > 1)),
    `Nothing of the kind "${kind}" was printed.`,
  );
  deepEqual(
    all.flatMap((parts) =>
      parts
        .filter((one) => one.kind === kind && isFault(one, parts))
        .map(({ text, first, last }) => `${text} (${first} to ${last})`),
    ),
    [],
  );
}

// From 0 to 1; what has no colour of its own shows the paper.
function brightnessOf(colour: string): number {
  const [red = 0, green = 0, blue = 0, opacity = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return opacity === 0 ? 1 : (red + green + blue) / 3 / 255;
}
