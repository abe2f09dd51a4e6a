import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { attachInterleaving } from '@audit-race/cucumber';
import {
  describeInterleaving,
  drawInterleaving,
  ExplorationOptionError,
  type InterleavingRun,
} from '@audit-race/interleavings';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { contrast } from '../interleavings/support/contrast';
import { expectWellFormed, Picture } from '../interleavings/support/picture';
import { layoutFaultsIn, textsOf } from '../interleavings/support/picture-layout';
import { bracketedSteps, markedSteps, windowsIn } from '../interleavings/support/picture-signs';
import { handMadeRuns } from '../interleavings/support/pictured-runs';
import { Search } from '../interleavings/support/search';
import type { AuditWorld } from '../support/world';

/** What came of telling and drawing what is no run. */
class Refusals {
  errors: unknown[] = [];
}

/** Which text lies on which ground, by the classes of the style sheet. */
const TEXT_ON_GROUND = [
  ['text{fill', '.card{fill'],
  ['.faint{fill', '.card{fill'],
  ['.good{fill', '.card{fill'],
  ['.bad{fill', '.card{fill'],
  ['.bad{fill', '.window{fill'],
  ['text{fill', '.window{fill'],
  ['text{fill', '.answer{fill'],
  ['text{fill', '.tick{fill'],
  ['.faint{fill', '.tick{fill'],
  ['.good{fill', '.tick{fill'],
  ['.bad{fill', '.tick{fill'],
  ['.onCall{fill', '.call{fill'],
  ['.onFault{fill', '.fault{fill'],
  ['.badge text{fill', '.badge circle{fill'],
  ['.badge text{fill', '.badge path{fill'],
] as const;

When('Ada draws the smallest failing interleaving', function (this: AuditWorld) {
  draw(this, this.part(Search).run);
});

When('Ada draws the interleaving that holds against most preemptions', function (this: AuditWorld) {
  const { example } = this.part(Search).exploration;
  ok(example, 'None holds.');
  draw(this, example);
});

When(/^Ada tells and draws (.+)$/, function (this: AuditWorld, thing: string) {
  // What a program without types hands in.
  const run = thing === 'undefined' ? undefined : JSON.parse(thing);
  this.part(Refusals).errors = [describeInterleaving, drawInterleaving].map((tell) => {
    try {
      return tell(run);
    } catch (error) {
      return error;
    }
  });
});

Then('both say that they need a run', function (this: AuditWorld) {
  const { errors } = this.part(Refusals);
  equal(errors.length, 2);
  for (const error of errors) {
    ok(error instanceof ExplorationOptionError, String(error));
    match(error.message, /^(describe|draw)Interleaving needs a run, such as exploration\.smallest/);
  }
});

Then('the smallest failing interleaving is told as:', function (this: AuditWorld, story: string) {
  equal(describeInterleaving(this.part(Search).run), story);
});

Then('the story of one that holds says {string}', function (this: AuditWorld, words: string) {
  const { example } = this.part(Search).exploration;
  ok(example, 'None holds.');
  const story = describeInterleaving(example);
  ok(story.includes(words), story);
});

Then('the story of the failing one says {string}', function (this: AuditWorld, words: string) {
  const story = describeInterleaving(this.part(Search).run);
  ok(story.includes(words), story);
});

Then('the picture shows {string}', function (this: AuditWorld, words: string) {
  const shown = textsOf(this.part(Picture).svg);
  ok(
    shown.some((text) => text.includes(words)),
    `It shows: ${shown.join(' | ')}`,
  );
});

Then(
  /^its window reaches from step (\d) to step (\d), beside (A and B|B only)$/,
  function (this: AuditWorld, from: string, to: string, callers: string) {
    const expected = { from: Number(from), to: Number(to), callers: callers.match(/[AB]/g) };
    deepEqual(windowsIn(this.part(Picture).svg), [expected]);
  },
);

Then('the picture shows {string} {int} time(s)', function (this: AuditWorld, words: string, times: number) {
  const shown = textsOf(this.part(Picture).svg);
  equal(shown.filter((text) => text.includes(words)).length, times, `It shows: ${shown.join(' | ')}`);
});

Then('the operations of each caller lie in one row', function (this: AuditWorld) {
  const { svg, run } = this.part(Picture);
  const [drawn = ''] = svg.split('<g class="legend">');
  const rows = new Set(
    [...drawn.matchAll(/<rect x="[^"]*" y="([^"]*)"[^>]*class="call"/g)].map(([, y]) => y),
  );
  equal(rows.size, run?.callers.length);
});

Then('a leaked engine is a diamond, and a kept one a disc', function (this: AuditWorld) {
  const badges = [...this.part(Picture).svg.matchAll(/<g class="badge"><(\w+)[^>]*><text[^>]*>([^<]*)/g)];
  const shapes = badges.map(([, shape, label]) => `${label} ${shape}`);
  deepEqual([...new Set(shapes)].sort(), ['#1 path', '#2 circle']);
});

Then('the picture carries its title and its story', function (this: AuditWorld) {
  const { svg, run } = this.part(Picture);
  ok(run);
  match(svg, /^<svg [^>]*role="img" aria-labelledby="title story"/);
  ok(svg.includes(`<title id="title">${run.experiment}</title>`));
  ok(
    unescaped(svg).includes(`<desc id="story">${describeInterleaving(run).replaceAll('\n', ' ')}</desc>`),
    svg,
  );
});

Then('every text has a contrast of at least 5, in light and in dark', function (this: AuditWorld) {
  const style = /<style>(.*)<\/style>/.exec(this.part(Picture).svg)?.[1] ?? '';
  const [light = '', dark = ''] = style.split('@media');
  for (const rules of [light, dark]) {
    for (const [text, ground] of TEXT_ON_GROUND) {
      const measured = contrast(colourOf(rules, text), colourOf(rules, ground));
      ok(measured >= 5, `${text} on ${ground}: ${measured.toFixed(2)}`);
    }
  }
});

Then('the picture shows no window and no leak', function (this: AuditWorld) {
  const { svg } = this.part(Picture);
  ok(!/class="(window|life leaked)"/.test(svg), svg);
});

Then('the picture is well formed, and no words lie on each other', function (this: AuditWorld) {
  const { svg } = this.part(Picture);
  expectWellFormed(svg);
  deepEqual(layoutFaultsIn(svg), []);
});

Given(/^the order in which (.+)$/, function (this: AuditWorld, what: string) {
  const run = handMadeRuns[what];
  ok(run, `No order is known in which ${what}.`);
  this.part(Picture).run = run();
});

When('Ada draws it', function (this: AuditWorld) {
  const { run } = this.part(Picture);
  ok(run);
  draw(this, run);
});

Then('its story says:', function (this: AuditWorld, story: string) {
  const { run } = this.part(Picture);
  ok(run);
  equal(describeInterleaving(run), story);
});

Then('the picture shows in this order:', function (this: AuditWorld, table: DataTable) {
  const words = table.raw().flat();
  const shown = textsOf(this.part(Picture).svg).filter((text) => words.includes(text));
  deepEqual(shown, words);
});

Then('operations take effect at the steps {}', function (this: AuditWorld, steps: string) {
  deepEqual(markedSteps(this.part(Picture).svg), steps.split(', ').map(Number));
});

Then('a bracket joins the steps {int} to {int}', function (this: AuditWorld, from: number, to: number) {
  deepEqual(bracketedSteps(this.part(Picture).svg), [[from, to]]);
});

function draw(world: AuditWorld, run: InterleavingRun): void {
  const picture = world.part(Picture);
  picture.run = run;
  picture.svg = drawInterleaving(run);
  attachInterleaving(world, run);
}

function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}

function colourOf(rules: string, property: string): string {
  const start = rules.indexOf(`${property}:`);
  ok(start >= 0, `No rule ${property}`);
  return rules.slice(start + property.length + 1, start + property.length + 8);
}
