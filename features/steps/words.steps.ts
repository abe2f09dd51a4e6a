import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { Glossary, publicTypes } from '../house/support/glossary';
import type { AuditWorld } from '../support/world';

When('Grace compares the glossary with the public types of the packages', function (this: AuditWorld) {
  assert.ok(publicTypes().length > 0, 'There are no public types.');
});

When('Grace looks for each word of the glossary among the names in the code', function (this: AuditWorld) {
  assert.ok(this.part(Glossary).explained.length > 0, 'The glossary is empty.');
});

Then('each type is called by a word that is explained, or that everybody knows', function (this: AuditWorld) {
  assert.deepEqual(this.part(Glossary).namelessTypes(), []);
});

Then('no word is in both lists, or twice in one', function (this: AuditWorld) {
  const { explained, known } = this.part(Glossary);
  const words = [...explained, ...known];
  assert.deepEqual(
    words.filter((word, index) => words.indexOf(word) !== index),
    [],
  );
});

Then('she finds each of them', function (this: AuditWorld) {
  const { explained } = this.part(Glossary);
  assert.deepEqual(this.part(Glossary).unusedWords(), []);
  this.log(`${explained.length} words`);
});
