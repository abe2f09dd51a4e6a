import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { type SourceFile, TranspiledFile } from '../everyday/support/transpiled-file';
import { type ChildOutcome, runChild, watchChild } from '../support/child';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

const PROGRAM = path.resolve('features/everyday/support/programs/transpile-files.js');

const changes: Readonly<Record<string, Partial<SourceFile>>> = {
  'another text in the file': { text: 'export const one: number = 2;' },
  'other options of TypeScript': { options: { target: 10 } },
  'another kind of file': { fileName: '/steps.cts' },
};

const damages: Readonly<Record<string, (kept: string) => string>> = {
  'is empty': () => '',
  'is cut off': (kept) => kept.slice(0, -10),
  'has other words': (kept) => kept.replace('ONE', 'TWO'),
};

/** What processes have made of files, or of a program. */
class Processes {
  readonly wrong: (number | string)[] = [];
  readonly runs: ChildOutcome[] = [];
}

Given('a file that one process has loaded', function (this: AuditWorld) {
  this.part(TranspiledFile).load();
});

Given('a file with a mistake that one process has loaded', function (this: AuditWorld) {
  const file = this.part(TranspiledFile);
  file.diagnostics = ['a mistake'];
  file.load();
});

Given(
  /^(another text in the file|other options of TypeScript|another kind of file) meanwhile$/,
  function (this: AuditWorld, change: string) {
    const file = this.part(TranspiledFile);
    file.file = { ...file.file, ...(changes[change] ?? assert.fail(`No such change: ${change}`)) };
  },
);

Given(
  /^what is kept of it (is empty|is cut off|has other words)$/,
  function (this: AuditWorld, damage: string) {
    const file = this.part(TranspiledFile);
    file.damage(damages[damage] ?? assert.fail(`No such damage: ${damage}`));
  },
);

Given('a program in TypeScript that fails in line {int}', function (this: AuditWorld, line: number) {
  const text = [...Array(line - 1).fill('interface Nothing {}'), "throw new Error('on purpose');", ''];
  writeFileSync(this.part(TemporaryFolder).file('program.ts'), text.join('\n'));
});

When('another process loads it', function (this: AuditWorld) {
  this.part(TranspiledFile).load();
});

When(
  '{int} processes load {int} fresh files at the same moment',
  async function (this: AuditWorld, processCount: number, count: number) {
    const folder = this.part(TemporaryFolder).file('cache');
    const children = Array.from({ length: processCount }, () => watchChild(fork(PROGRAM, { execArgv: [] })));
    await Promise.all(children.map((child) => once(child, 'message')));
    const answers = children.map((child) => once(child, 'message'));
    for (const child of children) {
      child.send({ folder, count });
    }
    const { wrong } = this.part(Processes);
    wrong.push(...(await Promise.all(answers)).map(([answer]) => answer.wrong));
    assert.equal(readdirSync(folder).length, count, 'Not each file is kept once.');
  },
);

When('it is run {int} times', async function (this: AuditWorld, times: number) {
  const project = path.resolve('tsconfig.json');
  const args = ['-r', 'ts-node/register', this.part(TemporaryFolder).file('program.ts')];
  for (let run = 0; run < times; run += 1) {
    const env = { ...process.env, TS_NODE_PROJECT: project };
    this.part(Processes).runs.push(await runChild(process.execPath, args, { env }));
  }
});

Then('it has been transpiled {int} time(s)', function (this: AuditWorld, times: number) {
  assert.equal(this.part(TranspiledFile).count, times);
});

Then('both have run the same', function (this: AuditWorld) {
  const { outputs } = this.part(TranspiledFile);
  assert.deepEqual(outputs, Array(2).fill('EXPORT CONST ONE: NUMBER = 1; // as JavaScript'));
});

Then('what is kept of it is whole again', function (this: AuditWorld) {
  const file = this.part(TranspiledFile);
  file.load();
  assert.equal(file.count, 2);
});

Then('each has run what is in them', function (this: AuditWorld) {
  const { wrong } = this.part(Processes);
  assert.ok(wrong.length > 0);
  assert.deepEqual(wrong, Array(wrong.length).fill(0));
});

Then('each time the stack names its line {int}', function (this: AuditWorld, line: number) {
  const { runs } = this.part(Processes);
  assert.ok(runs.length > 1);
  for (const { stderr } of runs) {
    assert.ok(stderr.includes(`program.ts:${line}:7)`), stderr);
  }
});
