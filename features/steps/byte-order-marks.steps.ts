import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Given, Then } from '@cucumber/cucumber';
import { readMutants } from '#cucumber/documentation/mutants';
import { readChapterOrder } from '#cucumber/documentation/read-chapter-order';
import { readHistory } from '#cucumber/ledger/history-file';
import { readIssueStates } from '#cucumber/ledger/issue-facts';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

/** A file that the harness reads, and how. */
interface ReadFile {
  readonly read: (file: string) => unknown;
  /** One without a mark. */
  readonly plain: string;
}

const files: Readonly<Record<string, ReadFile>> = {
  'the file of issues': { read: readIssueStates, plain: 'features/harness/fixtures/ledger/issues.json' },
  'the file of history': { read: readHistory, plain: 'features/documentation/fixtures/shop/history.json' },
  'the order of chapters': {
    read: (file) => readChapterOrder(file).notes,
    plain: 'features/documentation/fixtures/shop/features/chapters.json',
  },
  'the file of mutants': { read: readMutants, plain: 'features/documentation/fixtures/shop/mutants.json' },
};

/** Two files that say the same. */
class MarkedFile {
  read: (file: string) => unknown = assert.fail;
  plain = '';
  marked = '';
}

Given(/^(.*) that begins with a byte order mark$/, function (this: AuditWorld, name: string) {
  const { read, plain } = files[name] ?? assert.fail(`Nothing is called "${name}".`);
  const folder = this.part(TemporaryFolder);
  // An order of chapters names folders beside it.
  for (const chapter of ['paying', 'buying']) {
    mkdirSync(folder.file(chapter));
  }
  const marked = folder.file('marked.json');
  writeFileSync(marked, `\uFEFF${readFileSync(plain, 'utf8')}`);
  Object.assign(this.part(MarkedFile), { read, plain, marked });
});

Then('it is read as if it had none', function (this: AuditWorld) {
  const { read, plain, marked } = this.part(MarkedFile);
  assert.deepEqual(read(marked), read(plain));
});
