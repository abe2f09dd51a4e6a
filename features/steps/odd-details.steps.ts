import assert from 'node:assert/strict';
import { Given } from '@cucumber/cucumber';
import { Content } from '../content/support/content';
import {
  countedKeys,
  countedLists,
  countedPassword,
  countedUndefined,
  ENDLESS,
  handmadeError,
  watchedDetails,
} from '../content/support/odd-details';
import type { AuditWorld } from '../support/world';

Given('details that count how often their password is read', function (this: AuditWorld) {
  this.part(Content).prepare((notice) => countedPassword(0, notice));
});

Given(
  'details of {int} keys and a password that count how often it is read',
  function (this: AuditWorld, others: number) {
    this.part(Content).prepare((notice) => countedPassword(others, notice));
  },
);

Given('details that notice every change to them', function (this: AuditWorld) {
  this.part(Content).prepare(watchedDetails);
});

Given(
  'details of {int} lists, each with {int} values that count how often they are read',
  function (this: AuditWorld, lists: number, values: number) {
    this.part(Content).prepare((notice) => countedLists(lists, values, notice));
  },
);

Given(
  'details of {int} keys of {int} characters, whose values count how often they are read',
  function (this: AuditWorld, count: number, length: number) {
    this.part(Content).prepare((notice) => countedKeys(count, length, notice));
  },
);

Given(
  'details of {int} times one object, with {int} undefined members that count how often they are read',
  function (this: AuditWorld, places: number, members: number) {
    this.part(Content).prepare((notice) => countedUndefined(places, members, notice));
  },
);

Given(
  'details without end that count how often they are asked: {}',
  function (this: AuditWorld, how: string) {
    const make = ENDLESS[how];
    assert.ok(make, `Nothing here makes ${how}.`);
    this.part(Content).prepare(make);
  },
);

Given('details that are an error without being made as one', function (this: AuditWorld) {
  this.part(Content).prepare(handmadeError);
});
