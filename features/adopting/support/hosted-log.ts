import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { AuditService } from 'audit-race';
import { readChild, watchChild } from '../../support/child';
import { unmeasured } from '../../support/coverage';
import type { AuditWorld } from '../../support/world';
import { EmptyProject } from './empty-project';
import { readPage } from './readme-chapter';

const PROGRAMS = path.join(__dirname, 'programs');
const MODULE = 'audit.mjs';
const OWN_LOG = `
import { AuditService } from 'audit-race';

export const audit = new AuditService({ databaseUrl: 'sqlite:audit.db' });
`;

/** An audit log in a program of somebody else, in a project with nothing but the log and its driver. */
export class HostedLog {
  threadCount = 0;
  readonly #world: AuditWorld;
  readonly #project: EmptyProject;
  #function: ChildProcess | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#project = world.part(EmptyProject);
  }

  async install(): Promise<void> {
    await this.#project.install(['audit-race', 'better-sqlite3']);
  }

  /** Writes the module of a page of the package, or one that knows nothing of it. */
  writeModule(page?: string): void {
    const step =
      page === undefined ? undefined : readModule(path.join(this.#project.homeOf('audit-race'), page));
    this.#project.write(MODULE, step ?? OWN_LOG);
  }

  async reload(): Promise<void> {
    this.threadCount = Number(
      await readChild(process.execPath, [this.#place('reload-module.cjs')], this.#options),
    );
  }

  /** Calls the function, and freezes its process after each answer; it is frozen afterwards. */
  async callAndFreeze(count: number): Promise<void> {
    const child = watchChild(fork(this.#place('frozen-function.cjs'), this.#options));
    this.#world.addCleanup(() => child.kill('SIGKILL'));
    for (let call = 1; call <= count; call += 1) {
      child.kill('SIGCONT');
      child.send(call);
      await once(child, 'message');
      child.kill('SIGSTOP');
    }
    this.#function = child;
  }

  /** Ends the process of the function; it is told nothing. */
  async throwAway(): Promise<void> {
    assert.ok(this.#function, 'The function was never called.');
    const ended = once(this.#function, 'exit');
    this.#function.kill('SIGKILL');
    await ended;
  }

  async readSubjects(): Promise<(string | undefined)[]> {
    await using audit = new AuditService({ databaseUrl: `sqlite://${this.#project.file('audit.db')}` });
    const { entries } = await audit.listEntries();
    return entries.map(({ subject }) => subject);
  }

  get #options() {
    return { cwd: this.#project.path, env: { ...process.env, ...unmeasured } };
  }

  /** A program finds its packages beside itself, so it is copied into the project. */
  #place(program: string): string {
    const file = this.#project.file(program);
    copyFileSync(path.join(PROGRAMS, program), file);
    return file;
  }
}

function readModule(page: string): string {
  const step = readPage(page).find((one) => one.kind === 'file' && one.name === MODULE);
  assert.ok(step?.kind === 'file', `The page ${page} writes no ${MODULE}.`);
  return step.text;
}
