import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, watch } from 'node:fs';
import path from 'node:path';
import { type ChildOutcome, runChild, watchChild } from '../../support/child';
import { measured } from '../../support/coverage';
import { innerEnvironment } from '../../support/nested-run';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const program = path.resolve('src/cucumber/dist/command/main.js');
const cwd = path.resolve('features/command/fixtures/fatal');
const timeout = ['--timeout', '3'];
// Of each way to end one; the others are told apart by judging what is told of them.
const chosen = [
  ...[5, 12, 18, 31, 45, 75, 87, 96, 102, 108, 114, 120, 126, 132, 138].map(
    (line) => `fatal.feature:${line}`,
  ),
  'signs [of] (globs).feature:11',
];

/** The suite whose scenarios hang or end their process, and a call of the command on it. */
export class FatalSuite {
  readonly #folder: TemporaryFolder;
  #outcome: ChildOutcome | undefined;

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder);
  }

  async runQuarantine(options: readonly string[] = chosen, variables = {}): Promise<void> {
    const env = { ...this.#environment, ...measured, ...variables };
    const args = [program, 'quarantine', ...timeout, ...options];
    this.#outcome = await runChild(process.execPath, args, { cwd, env });
  }

  /** Starts the command, and sends it a signal when the scenario has written down that it goes on to hang. */
  async endWhileHanging(place: string, signal: NodeJS.Signals): Promise<void> {
    const file = this.#folder.file('hanging.json');
    const args = [program, 'quarantine', '--timeout', '600', place];
    const child = watchChild(spawn(process.execPath, args, { cwd, env: this.#environment, stdio: 'ignore' }));
    const ended = new Promise<ChildOutcome>((resolve) => {
      child.once('exit', (exitCode, endSignal) =>
        resolve({ exitCode, signal: endSignal, stdout: '', stderr: '' }),
      );
    });
    await appearance(file, this.#folder.path);
    child.kill(signal);
    this.#outcome = await ended;
  }

  get outcome(): ChildOutcome {
    assert.ok(this.#outcome, 'The command was not called in this scenario.');
    return this.#outcome;
  }

  /** What was said of each scenario. */
  get paragraphs(): readonly string[] {
    return this.outcome.stdout.split(/\n(?=\w+ {2}\S.*\.feature:\d+ {2})/);
  }

  /** What lies where the suite would write its reports. */
  get reports(): readonly string[] {
    return readdirSync(cwd).filter((name) => name === 'nowhere');
  }

  /** The processes that a scenario has told of and that are still there; a signal takes a moment to arrive. */
  get survivors(): readonly number[] {
    const files = readdirSync(this.#folder.path).filter((name) => name.endsWith('.json'));
    const pids = files.flatMap((name): number[] => JSON.parse(readFileSync(this.#folder.file(name), 'utf8')));
    assert.ok(pids.length > 0, 'No scenario has told of a process.');
    let alive = pids;
    for (let look = 0; look < looksMax && alive.length > 0; look += 1) {
      alive = alive.filter(isAlive);
    }
    return alive;
  }

  get #environment(): NodeJS.ProcessEnv {
    return { ...innerEnvironment(), FILES: this.#folder.path };
  }
}

// Each look starts a process, so that these take some seconds.
const looksMax = 300;

// One that has ended and that nobody has asked for stays in the list for a while.
function isAlive(pid: number): boolean {
  try {
    const state = execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
    return !state.trim().startsWith('Z');
  } catch {
    return false;
  }
}

function appearance(file: string, folder: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, look);
    look();
    function look(): void {
      if (existsSync(file) && readFileSync(file, 'utf8').endsWith(']')) {
        watcher.close();
        resolve();
      }
    }
  });
}
