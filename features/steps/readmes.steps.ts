import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { AdoptingSuite } from '../adopting/support/adopting-suite';
import { EmptyProject } from '../adopting/support/empty-project';
import { lookUpPromises, type UntriedLine } from '../adopting/support/promise-tables';
import { LinkedDocument } from '../adopting/support/readme-links';
import { ReadmeOptions } from '../adopting/support/readme-options';
import { ReadmeReader } from '../adopting/support/readme-reader';
import type { AuditWorld } from '../support/world';

/** The file and the chapter to which a red verdict sends its reader. */
const READ_ON = /Read on: +(?:\S+, )?(?<file>\S+\.md), "(?<chapter>[^"]+)"/g;

/** The parts of `npm run matrix`, as it lists them. */
const MATRIX_PARTS = /^const parts = \{(?<parts>[^}]*)\}/m;

/** What a scenario has found out about the links of a document. */
class FoundLinks {
  count = 0;
  readonly toNowhere: string[] = [];
  /** The pages of a package, and those to which its README leads. */
  readonly pages: string[] = [];
  reached: ReadonlySet<string> = new Set();
}

/** What a scenario has found out about the promises of a chapter. */
class FoundPromises {
  lineCount = 0;
  untried: readonly UntriedLine[] = [];
}

Given('an empty folder', function (this: AuditWorld) {
  assert.deepEqual(readdirSync(this.part(EmptyProject).path), []);
});

When(
  /^Ada follows the chapters? "(.*)" in the README of "(.*)"$/,
  async function (this: AuditWorld, chapters: string, name: string) {
    const folder = path.dirname(require.resolve(`${name}/package.json`));
    for (const chapter of chapters.split(', ')) {
      await this.part(ReadmeReader).follow(folder, chapter);
    }
  },
);

When('Ada follows every link of every page of {string}', function (this: AuditWorld, name: string) {
  const [home, found] = [this.part(EmptyProject).homeOf(name), this.part(FoundLinks)];
  const pages = readdirSync(home, { recursive: true, encoding: 'utf8' });
  for (const page of pages.filter((file) => file.endsWith('.md') && !file.includes('node_modules'))) {
    followLinks(found, path.join(home, page), home);
    found.pages.push(path.join(home, page));
  }
  found.reached = pagesFrom(path.join(home, 'README.md'));
});

When('Ada follows every link of every document', function (this: AuditWorld) {
  const documents = execFileSync('git', ['ls-files', '-z', '*.md'], { encoding: 'utf8' }).split('\0');
  for (const file of documents.filter(Boolean)) {
    followLinks(this.part(FoundLinks), path.resolve(file), process.cwd());
  }
  this.log(`${documents.filter(Boolean).length} documents, ${this.part(FoundLinks).count} links`);
});

When(
  'Ada compares the README of {string} with the documentation of {word}',
  function (this: AuditWorld, name: string, type: string) {
    this.part(ReadmeOptions).compare(name, type);
  },
);

When(
  'Ada compares the page {string} of {string} with the documentation of {word}',
  function (this: AuditWorld, page: string, name: string, type: string) {
    this.part(ReadmeOptions).compare(name, type, page);
  },
);

When(
  'Ada looks up who tries each line of the chapter {string} on the page {string} of {string}',
  async function (this: AuditWorld, chapter: string, page: string, name: string) {
    const file = path.join(path.dirname(require.resolve(`${name}/package.json`)), page);
    await lookUp(this.part(FoundPromises), file, chapter);
  },
);

When(
  'Ada looks up who tries each line of the chapter {string} in SECURITY.md',
  async function (this: AuditWorld, chapter: string) {
    await lookUp(this.part(FoundPromises), 'SECURITY.md', chapter);
  },
);

Then('each line names rules or scenarios that are there', function (this: AuditWorld) {
  const { lineCount, untried } = this.part(FoundPromises);
  assert.ok(lineCount > 0, 'The chapter has no table that says who tries its lines.');
  assert.deepEqual(untried, []);
});

Then('every option is there, with the same default', function (this: AuditWorld) {
  const { comparedCount, disagreements } = this.part(ReadmeOptions);
  assert.ok(comparedCount > 0, 'No default was compared.');
  assert.deepEqual(disagreements, []);
});

Then('each of her {int} runs ends as the chapter says', function (this: AuditWorld, count: number) {
  const { runs } = this.part(ReadmeReader);
  for (const { command, announced, hasFailed, mustFail, output, expectedLines } of runs) {
    assert.equal(hasFailed, mustFail, `${command} ended otherwise:\n${output}`);
    const isSaid = expectedLines.length > 0 || announced === 'passes';
    assert.ok(isSaid, 'The chapter does not say what is to be seen.');
    // Word for word: a line that goes on otherwise than it is quoted is another line.
    const printed = output.split('\n').map((line) => line.trim());
    let place = 0;
    for (const line of expectedLines) {
      const found = printed.indexOf(line, place);
      assert.ok(found >= 0, `Not to be seen, or not in this place: ${line}\n${output}`);
      place = found + 1;
    }
  }
  assert.equal(runs.length, count);
});

Then(
  'the picture {string} that she drew is the one in {string}',
  function (this: AuditWorld, file: string, name: string) {
    const project = this.part(EmptyProject);
    const packed = path.join(project.homeOf(name), file);
    assert.equal(readFileSync(project.file(file), 'utf8'), readFileSync(packed, 'utf8'));
  },
);

Then('each of them leads to something in that package', function (this: AuditWorld) {
  assertLinks(this.part(FoundLinks));
});

Then('she has come to every page from the README', function (this: AuditWorld) {
  const { pages, reached } = this.part(FoundLinks);
  assert.deepEqual(
    pages.filter((page) => !reached.has(page)),
    [],
  );
});

Then('each of them leads to something in this repository', function (this: AuditWorld) {
  assertLinks(this.part(FoundLinks));
});

Then('every red verdict sends her to a chapter that is there', function (this: AuditWorld) {
  const { cases } = this.part(AdoptingSuite).run;
  const messages = cases.flatMap(({ failures }) => failures.map(({ message }) => message));
  const ends = messages.flatMap((message) => [...message.matchAll(READ_ON)]);
  assert.ok(ends.length > 0, 'No verdict says where to read on.');
  for (const { groups } of ends) {
    const file = this.part(EmptyProject).file(groups?.file ?? '');
    assert.ok(existsSync(file), `There is no ${file}.`);
    const { headings } = new LinkedDocument(file);
    assert.ok(headings.includes(groups?.chapter ?? ''), `${file} has no chapter "${groups?.chapter}".`);
  }
});

async function lookUp(found: FoundPromises, file: string, chapter: string): Promise<void> {
  const { parts = '' } = MATRIX_PARTS.exec(readFileSync('.ci/matrix.ts', 'utf8'))?.groups ?? {};
  const matrix = new Set(parts.split(',').map((part) => part.split(':')[0]?.trim() ?? ''));
  Object.assign(found, await lookUpPromises(readFileSync(file, 'utf8'), chapter, matrix));
}

function followLinks(found: FoundLinks, file: string, folder: string): void {
  const document = new LinkedDocument(file);
  found.count += document.links.length;
  found.toNowhere.push(
    ...document.linksToNowhere(folder).map((link) => `${path.relative(folder, file)}: ${link}`),
  );
}

/** The page itself, and all to which one comes from it by links. */
function pagesFrom(file: string, reached: Set<string> = new Set()): ReadonlySet<string> {
  if (!reached.has(file) && file.endsWith('.md') && existsSync(file)) {
    reached.add(file);
    for (const link of new LinkedDocument(file).links) {
      pagesFrom(path.resolve(path.dirname(file), link.split('#')[0] || path.basename(file)), reached);
    }
  }
  return reached;
}

function assertLinks({ count, toNowhere }: FoundLinks): void {
  assert.ok(count > 0, 'There are no links.');
  assert.deepEqual(toNowhere, []);
}
