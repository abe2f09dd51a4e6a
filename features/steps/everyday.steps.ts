import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Then, When } from '@cucumber/cucumber';
import { commandOf } from '../../.ci/run-script';
import { countBelow, pathsOfProfiles, scenariosOf } from '../everyday/support/asked-for';
import { type ChildOutcome, runChild } from '../support/child';
import { innerEnvironment } from '../support/nested-run';
import type { AuditWorld } from '../support/world';

/** What came of a command at the top of the repository. */
class Command {
  scenarios: readonly { readonly uri: string }[] = [];
  outcome: ChildOutcome = { exitCode: null, signal: null, stdout: '', stderr: '' };
  found: readonly string[] = [];
}

When('Ada asks Cucumber for {string}', async function (this: AuditWorld, args: string) {
  this.part(Command).scenarios = await scenariosOf(args.split(' '));
});

When('Ada types {string} at the top of the repository', async function (this: AuditWorld, line: string) {
  const [program = '', ...words] = line.split(' ');
  // What npm does less its build: the features run on what is built, and to build beside them would change it.
  const [, script = '', , ...args] = words;
  const command = program === 'npm' ? commandOf(script, args) : line;
  const env = {
    ...innerEnvironment(),
    PATH: [path.resolve('node_modules/.bin'), process.env.PATH].join(path.delimiter),
  };
  this.part(Command).outcome = await runChild('sh', ['-c', command], { env });
});

When('Ada reads the profiles of the repository', function (this: AuditWorld) {
  this.part(Command).found = pathsOfProfiles();
});

When('Ada looks for time limits in the steps of the repository', function (this: AuditWorld) {
  const files = readdirSync('features/steps').map((name) => path.join('features/steps', name));
  assert.ok(files.length > 50, `Only ${files.length} files were read.`);
  this.part(Command).found = files.filter((file) => /\btimeout\b\s*[:,}]/.test(readFileSync(file, 'utf8')));
});

Then('it would run {int} scenario, of {string}', function (this: AuditWorld, count: number, feature: string) {
  const seen = this.part(Command).scenarios.map(({ uri }) => uri.replaceAll('\\', '/'));
  assert.deepEqual(seen, Array(count).fill(feature));
});

Then('it would run every chapter', function (this: AuditWorld) {
  const folders = readdirSync('features');
  const chapters = folders.filter(
    (folder) => folder !== 'steps' && folder !== 'support' && !folder.includes('.'),
  );
  const seen = new Set(this.part(Command).scenarios.map(({ uri }) => uri.split(/[\\/]/)[1]));
  assert.deepEqual([...seen].toSorted(), chapters.toSorted());
});

Then('it ends with {int}, saying {string}', function (this: AuditWorld, exitCode: number, words: string) {
  const { outcome } = this.part(Command);
  assert.equal(outcome.exitCode, exitCode, outcome.stderr);
  assert.ok(outcome.stdout.includes(words), outcome.stdout);
});

Then('each path in them leads to a feature', async function (this: AuditWorld) {
  const { found } = this.part(Command);
  assert.ok(found.length > 10, `Only ${found.length} paths were read.`);
  for (const one of found) {
    assert.ok((await countBelow(one)) > 0, `${one} leads nowhere.`);
  }
});

Then('she finds none', function (this: AuditWorld) {
  assert.deepEqual(this.part(Command).found, []);
});
