import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { SourceLink } from '#cucumber/documentation/source-link';
import { readPlace } from '#cucumber/ground/place';
import { casesOf } from '#cucumber/run/cases-of';
import type { Run } from '#cucumber/run/run';
import { RunReader } from '#cucumber/run/run-reader';
import { BrokenRun } from '../documentation/support/broken-run';
import { readMessages, writePage } from '../documentation/support/documented-run';
import { MessageSchema } from '../documentation/support/message-schema';
import { textOf } from '../documentation/support/page-text';
import { ReadPage } from '../documentation/support/read-page';
import type { AuditWorld } from '../support/world';

/** What became of the page when a field was taken away. */
class TakenFields {
  readonly schema = new MessageSchema();
  /** Those that are in no message. */
  readonly missing: string[] = [];
  /** Those without which the page is the same. */
  readonly unnoticed: string[] = [];
  /** What was read with another value for a field. */
  readonly runs = new Map<string, Run>();
}

interface LeftOut {
  readonly why: string;
  readonly fields: readonly string[];
}

const fixtures = 'features/documentation/fixtures';
const options = { sourceLink: 'https://git.example/shop/blob/{commit}/{uri}#L{line}' };

Given('the messages of a run that has every field', function (this: AuditWorld) {
  this.part(BrokenRun).messages = readMessages(`${fixtures}/every-field.ndjson`);
});

When('the page is written, with links to its source', function (this: AuditWorld) {
  this.part(ReadPage).html = writePage(this.part(BrokenRun).messages, options);
});

When('each field is taken away in turn', function (this: AuditWorld) {
  const { messages } = this.part(BrokenRun);
  const { schema, missing, unnoticed } = this.part(TakenFields);
  const page = writePage(messages, options);
  const newer = readLeftOut().newer.flatMap(({ fields }) => fields);
  for (const field of schema.fields.filter((one) => !newer.includes(one))) {
    const rest = messages.map((message) => schema.without(message, field));
    const isThere = JSON.stringify(rest) !== JSON.stringify(messages);
    missing.push(...(isThere ? [] : [field]));
    unnoticed.push(...(writePage(rest, options) === page ? [field] : []));
  }
});

When(/^each field is made (\S+) in turn$/, function (this: AuditWorld, json: string) {
  const { messages } = this.part(BrokenRun);
  const { schema, runs } = this.part(TakenFields);
  const value: unknown = JSON.parse(json);
  for (const field of schema.fields) {
    const reader = new RunReader();
    for (const message of messages) {
      reader.read(schema.without(message, field, value));
    }
    runs.set(field, reader.run);
  }
});

Then('each time there is a run to read, of which everything is there', function (this: AuditWorld) {
  const { runs } = this.part(TakenFields);
  ok(runs.size > 200, `Only ${runs.size} fields were tried.`);
  for (const [field, run] of runs) {
    const texts = casesOf(run).flatMap(({ case: one, feature }) => [
      feature.language,
      one.name,
      ...one.tags,
      ...one.attempts.flatMap(({ steps }) => steps.map(({ text }) => text)),
    ]);
    deepEqual(
      texts.filter((text) => typeof text !== 'string'),
      [],
      field,
    );
  }
});

Then('the page is another one, but for those that are left out for a reason', function (this: AuditWorld) {
  const { schema, missing, unnoticed } = this.part(TakenFields);
  const { leftOut } = readLeftOut();
  ok(schema.fields.length > 200, `Only ${schema.fields.length} fields were tried.`);
  const named = leftOut.flatMap(({ fields }) => fields);
  deepEqual(missing, [], 'Fields of which every-field.ndjson has none');
  deepEqual(unnoticed.toSorted(), named.toSorted());
});

Then('no field is left out twice, and each has its reason', () => {
  const { leftOut, newer } = readLeftOut();
  const all = [...leftOut, ...newer];
  const named = all.flatMap(({ fields }) => fields);
  deepEqual(
    named.filter((field, index) => named.indexOf(field) !== index),
    [],
  );
  for (const { why } of all) {
    ok(why.endsWith('.'), why);
  }
});

Then('the page says:', function (this: AuditWorld, table: DataTable) {
  const text = textOf(this.part(ReadPage).html);
  const unsaid = table
    .raw()
    .flat()
    .filter((words) => !text.includes(words));
  deepEqual(unsaid, [], text);
});

function readLeftOut(): { readonly leftOut: readonly LeftOut[]; readonly newer: readonly LeftOut[] } {
  return JSON.parse(readFileSync(`${fixtures}/left-out-fields.json`, 'utf8'));
}

When(
  'Ada asks where {string} is by {string}, at commit {string}',
  function (this: AuditWorld, text: string, template: string, commit: string) {
    const place = readPlace(text);
    ok(place, `${text} is no place.`);
    this.part(ReadPage).html = new SourceLink(template, commit || null).to(place) ?? 'nowhere';
  },
);

Then('she is led to {string}', function (this: AuditWorld, address: string) {
  equal(this.part(ReadPage).html, address);
});
