import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Then, When } from '@cucumber/cucumber';
import { readChild } from '../support/child';
import type { AuditWorld } from '../support/world';

/** What the README quotes of the output of a command. */
const QUOTED = /^```text\n(?<lines>[\s\S]*?)^```$/gm;

/** What `npm start` has printed. */
class PrintedRaces {
  lines: readonly string[] = [];
}

When('Ada runs the races of npm start', async function (this: AuditWorld) {
  const printed = await readChild(process.execPath, [
    require.resolve('ts-node/dist/bin.js'),
    'demo/start.ts',
    '--only-races',
  ]);
  this.part(PrintedRaces).lines = printed.split('\n');
});

Then('every line that the first page quotes is printed, word for word', function (this: AuditWorld) {
  const { lines } = this.part(PrintedRaces);
  const quoted = [...readFileSync('README.md', 'utf8').matchAll(QUOTED)].flatMap(
    ({ groups }) => groups?.lines?.split('\n').filter((line) => line !== '') ?? [],
  );
  assert.ok(quoted.length > 0, 'The first page quotes nothing.');
  assert.deepEqual(
    quoted.filter((line) => !lines.includes(line)),
    [],
  );
});
