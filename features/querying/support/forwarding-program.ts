import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { AuditService } from 'audit-race';
import { watchChild } from '../../support/child';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const PAGE = resolve('src/audit-log/docs/following.md');
const PROGRAM = /```js\n(\/\/ forward\.mjs\n.*?)```/s;

/** The program of the page about following that sends entries on, word for word, in a folder of its own. */
export class ForwardingProgram {
  readonly #world: AuditWorld;
  readonly #folder: TemporaryFolder;
  /** The numbers of the entries that it has printed so far, in all of its lives. */
  readonly printed: number[] = [];
  /** How it ended each time: the exit code, or the signal. */
  readonly endings: unknown[] = [];
  #child: ChildProcess | undefined;
  #lines: AsyncIterator<string> | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#folder = world.part(TemporaryFolder);
    const [, program] = PROGRAM.exec(readFileSync(PAGE, 'utf8')) ?? [];
    assert.ok(program, 'The page has no forward.mjs.');
    symlinkSync(resolve('node_modules'), this.#folder.file('node_modules'));
    writeFileSync(this.#folder.file('forward.mjs'), program);
  }

  async record(first: number, last: number): Promise<void> {
    const audit = new AuditService({ databaseUrl: `sqlite://${this.#folder.file('audit.db')}` });
    for (let number = first; number <= last; number += 1) {
      audit.record({ eventType: 'plan.applied', subject: `plan/${number}` });
    }
    await audit.close();
  }

  start(): void {
    const cwd = this.#folder.path;
    const child = watchChild(spawn(process.execPath, [join(cwd, 'forward.mjs')], { cwd }));
    this.#world.addCleanup(() => child.kill('SIGKILL'));
    this.#child = child;
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  /** Reads what it prints, up to the entry with this number. */
  async readTo(number: number): Promise<void> {
    do {
      const next = await this.#lines?.next();
      assert.ok(next?.done === false, `It has ended, and printed ${this.printed.join(', ')}.`);
      this.printed.push(Number(/^plan\.applied plan\/(\d+)$/.exec(next.value)?.[1]));
    } while (this.printed.at(-1) !== number);
  }

  /** Tells it to stop, as whoever runs services does. */
  async end(): Promise<void> {
    assert.ok(this.#child);
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const [exitCode, signal] = await ended;
    this.endings.push(exitCode ?? signal);
  }
}
