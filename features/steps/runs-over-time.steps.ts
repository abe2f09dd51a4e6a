import { deepEqual, equal, ok } from 'node:assert/strict';
import { join } from 'node:path';
import { HistoryFileError } from '@audit-race/cucumber';
import { Given, Then, When } from '@cucumber/cucumber';
import { textOf } from '../documentation/support/page-text';
import { ReadPage } from '../documentation/support/read-page';
import { RunsStage } from '../ledger/support/runs-stage';
import type { AuditWorld } from '../support/world';

Given(/^a run, recorded: (.*)$/, function (this: AuditWorld, told: string) {
  for (const one of told === 'none' ? [] : told.split('; ')) {
    this.part(RunsStage).run(one, true);
  }
});

Given('{int} runs, recorded', function (this: AuditWorld, runs: number) {
  for (let day = 1; day <= runs; day += 1) {
    this.part(RunsStage).run('tea passed, salt passed', true);
  }
});

Given(/^a file of runs with the text (.*)$/, function (this: AuditWorld, text: string) {
  this.part(RunsStage).text = text.replaceAll('⏎', '\n');
});

Given('a file of runs in a folder that is a file', function (this: AuditWorld) {
  const stage = this.part(RunsStage);
  stage.text = '';
  stage.file = join(stage.file, 'runs.ndjson');
});

Given('the lines of the file in another order, and one of them twice', function (this: AuditWorld) {
  const stage = this.part(RunsStage);
  const lines = stage.text.split('\n').filter(Boolean);
  stage.text = `\uFEFF${[...lines.toReversed(), lines[0]].join('\r\n')}\n\n`;
});

When(/^a run (ends|ends, and is recorded): (.*)$/, function (this: AuditWorld, how: string, told: string) {
  this.part(ReadPage).html = this.part(RunsStage).run(told, how !== 'ends');
});

When(
  'the last run is documented and recorded once more, with {word} failed',
  function (this: AuditWorld, name: string) {
    const stage = this.part(RunsStage);
    const runs = stage.text.split('\n').filter(Boolean).length;
    stage.document(runs, `${name} failed, salt passed`, true);
  },
);

When('a run with that file begins', function (this: AuditWorld) {
  try {
    this.part(RunsStage).run('tea passed', true);
    this.part(ReadPage).html = 'It was taken.';
  } catch (error) {
    ok(error instanceof HistoryFileError && error.code === 'HISTORY_FILE', String(error));
    this.part(ReadPage).html = error.message.replace(this.part(RunsStage).file, 'runs.ndjson');
  }
});

Then(/^the runs say "(.*)"$/, function (this: AuditWorld, words: string) {
  const text = textOf(this.part(ReadPage).html);
  const section = text.slice(text.lastIndexOf('Runs over time #'), text.lastIndexOf('About this run #'));
  ok(section.includes(words), section);
});

Then('the page says nothing of earlier runs', function (this: AuditWorld) {
  ok(!textOf(this.part(ReadPage).html).includes('Runs over time'));
});

Then('its Markdown has the lines:', function (this: AuditWorld, lines: string) {
  const { markdown } = this.part(RunsStage);
  ok(`\n${markdown}`.includes(`\n${lines}\n`), markdown);
});

Then('the file has {int} run(s)', function (this: AuditWorld, runs: number) {
  equal(this.part(RunsStage).text.split('\n').filter(Boolean).length, runs);
});

Then('its days are {int} to {int}, in order', function (this: AuditWorld, first: number, last: number) {
  const lines = this.part(RunsStage).text.split('\n').filter(Boolean);
  const days = lines.map((line) => {
    const { startedAt } = JSON.parse(line);
    return Math.floor((Date.parse(startedAt) - Date.UTC(2026, 0, 1)) / 86_400_000) + 1;
  });
  deepEqual(
    days,
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
});

Then('the last run of the file has {word} failed', function (this: AuditWorld, name: string) {
  const line = this.part(RunsStage).text.split('\n').findLast(Boolean) ?? '';
  deepEqual(Object.keys(JSON.parse(line).red), [`shop/basket/${name}`]);
});

Then('the file of runs is as it was: {}', function (this: AuditWorld, text: string) {
  equal(this.part(RunsStage).text, text.replaceAll('⏎', '\n'));
});

Then('the drawing of the runs is called {string}', function (this: AuditWorld, words: string) {
  const [, told] =
    /<svg class="runs-chart" role="img" aria-label="([^"]*)"/.exec(this.part(ReadPage).html) ?? [];
  equal(told, words);
});
