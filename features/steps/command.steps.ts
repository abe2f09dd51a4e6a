import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { loadCucumber } from '#cucumber/command/suite/configure-suite';
import { CommandRun } from '../support/command/command-run';
import { WrittenSuite } from '../support/command/written-suite';
import type { AuditWorld } from '../support/world';

/** A search for the Cucumber of a suite. */
class CucumberSearch {
  folder = '';
  failure = '';
}

Given('the file {string} of a suite:', function (this: AuditWorld, file: string, text: string) {
  this.part(WrittenSuite).write(file, `${text}\n`);
});

Given(/^a suite with the features ("[^"]+"(?:, "[^"]+")*)$/, function (this: AuditWorld, files: string) {
  this.part(WrittenSuite).writeFeatures([...files.matchAll(/"([^"]+)"/g)].map(([, file]) => String(file)));
});

Given(
  /^the options (.*) of captureBugs in the configuration of a suite$/,
  function (this: AuditWorld, options: string) {
    this.part(WrittenSuite).configure(JSON.parse(options));
  },
);

When('Ada types {string}', function (this: AuditWorld, line: string) {
  return this.part(CommandRun).type(line);
});

When('Ada calls {string}', function (this: AuditWorld, line: string) {
  return this.part(CommandRun).call(line);
});

When(
  'a workflow of GitHub calls {string} in the folder {string}',
  function (this: AuditWorld, line: string, folder: string) {
    const run = this.part(CommandRun);
    const repository = this.part(WrittenSuite).path;
    run.environment = { GITHUB_WORKSPACE: repository };
    return run.call(line, path.join(repository, folder));
  },
);

When(
  /^Ada calls "([^"]*)" with (a terminal|a pipe)(?:, and NO_COLOR is (.*))? for its words$/,
  function (this: AuditWorld, line: string, output: string, noColor: string | undefined) {
    const run = this.part(CommandRun);
    run.environment = noColor === undefined ? {} : { NO_COLOR: noColor.replaceAll('"', '') };
    return run.callInto(output === 'a terminal', line);
  },
);

When('Ada closes the pipe before {string} writes into it', function (this: AuditWorld, line: string) {
  return this.part(CommandRun).pipe(line);
});

Given('a folder in which no Cucumber is installed', function (this: AuditWorld) {
  this.part(CucumberSearch).folder = this.part(WrittenSuite).path;
});

Given(
  'a folder with Cucumber {string}, which needs Node {string}',
  function (this: AuditWorld, version: string, node: string) {
    const suite = this.part(WrittenSuite);
    const manifest = {
      version,
      engines: { node },
      exports: { './api': './api.js', './package.json': './package.json' },
    };
    suite.write('node_modules/@cucumber/cucumber/package.json', JSON.stringify(manifest));
    suite.write('node_modules/@cucumber/cucumber/api.js', 'throw new Error("It was loaded.");');
    this.part(CucumberSearch).folder = suite.path;
  },
);

When('Cucumber is looked for from there', async function (this: AuditWorld) {
  const search = this.part(CucumberSearch);
  await loadCucumber([search.folder]).catch((error: Error) => {
    search.failure = error.message;
  });
});

Then(/^the search fails: (.*)$/, function (this: AuditWorld, message: string) {
  const search = this.part(CucumberSearch);
  assert.equal(search.failure.split('\n')[0], `${message} ${search.folder}.`);
});

Then('the search is refused in the words:', function (this: AuditWorld, words: string) {
  assert.equal(this.part(CucumberSearch).failure, words.replace('<this one>', process.version));
});

Then('the command ends with {int}', function (this: AuditWorld, exitCode: number) {
  checkEnding(this, exitCode);
});

Then(
  'the command ends with {int} and prints:',
  function (this: AuditWorld, exitCode: number, output: string) {
    assert.equal(this.part(CommandRun).output.trimEnd(), output);
    checkEnding(this, exitCode);
  },
);

Then(
  'the command ends with {int} and prints the JSON:',
  function (this: AuditWorld, exitCode: number, output: string) {
    assert.deepEqual(JSON.parse(this.part(CommandRun).output), JSON.parse(output));
    checkEnding(this, exitCode);
  },
);

Then(
  /^the command ends with (\d), saying: (.*)$/,
  function (this: AuditWorld, exitCode: string, words: string) {
    checkEnding(this, Number(exitCode));
    assertIncludes(this.part(CommandRun).output, words);
  },
);

Then(
  /^the command ends with (\d), complaining: (.*)$/,
  function (this: AuditWorld, exitCode: string, words: string) {
    checkEnding(this, Number(exitCode));
    assertIncludes(this.part(CommandRun).complaints, words);
  },
);

Then(
  'the command ends with {int}, complaining of this:',
  function (this: AuditWorld, exitCode: number, words: string) {
    checkEnding(this, exitCode);
    assert.equal(this.part(CommandRun).complaints.trimEnd(), words);
  },
);

Then(
  /^the command ends with (\d), having read (\d) features?$/,
  function (this: AuditWorld, exitCode: string, features: string) {
    checkEnding(this, Number(exitCode));
    assert.match(this.part(CommandRun).output, new RegExp(`^${features} features?, `));
  },
);

Then(
  /^the command ends with (\d), having broken: (.*)$/,
  function (this: AuditWorld, exitCode: string, rules: string) {
    checkEnding(this, Number(exitCode));
    const broken = [...this.part(CommandRun).output.matchAll(/^\S+:\d+ {2}([\w-]+) {2}/gm)].map(
      ([, rule]) => rule,
    );
    assert.equal(broken.join(', ') || 'none', rules);
  },
);

Then('the command ends with 0, saying the version of the package', function (this: AuditWorld) {
  checkEnding(this, 0);
  assert.equal(
    this.part(CommandRun).output.trim(),
    Object(JSON.parse(readFileSync('src/cucumber/package.json', 'utf8'))).version,
  );
});

Then('the command ends with 0, without a word of complaint', function (this: AuditWorld) {
  checkEnding(this, 0);
  assert.equal(this.part(CommandRun).complaints, '');
});

Then(/^the report has (colours|no colours)$/, function (this: AuditWorld, colours: string) {
  const { output } = this.part(CommandRun);
  assert.match(output, /every tag rule is kept/);
  assert.equal(output.includes('\u001b['), colours === 'colours');
});

function checkEnding(world: AuditWorld, exitCode: number): void {
  const run = world.part(CommandRun);
  assert.equal(run.exitCode, exitCode, `${run.output}${run.complaints}`);
}

// What commander says of a slip takes two lines.
function assertIncludes(text: string, words: string): void {
  const folded = text.replaceAll(/\s+/g, ' ');
  assert.ok(folded.includes(words), folded);
}
