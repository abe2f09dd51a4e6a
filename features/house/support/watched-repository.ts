import { execFileSync } from 'node:child_process';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findOddFiles } from '../../../.ci/odd-files';
import { findNewFiles, listStrayFiles } from '../../../.ci/stray-files';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const MESSAGES = 'reports/cucumber.ndjson';
/** When each scenario of the run began and ended, in seconds. */
const TIMES = { 'One log': [1000, 1010], 'Two logs': [1005, 1020] } as const;

/** A repository, and a run of its features that may leave files in it. */
export class WatchedRepository {
  readonly #folder: string;
  readonly #before: ReadonlySet<string>;

  constructor(world: AuditWorld) {
    this.#folder = world.part(TemporaryFolder).path;
    this.#write('.gitignore', '*.db\nreports/\n');
    this.#write('features/fixture.txt', 'as it was');
    for (const args of [
      ['init', '--quiet'],
      ['add', '.'],
    ]) {
      execFileSync('git', args, { cwd: this.#folder });
    }
    // Not kept yet, and no business of the run.
    this.#write('features/new.feature', 'Feature: Somebody works on this');
    this.#before = listStrayFiles(this.#folder);
  }

  /** Writes what a run always leaves: its messages tell when each scenario ran. */
  leaveReports(): void {
    const messages = Object.entries(TIMES).flatMap(([name, [startedAt, endedAt]]) => [
      { pickle: { id: name, name, uri: 'features/log.feature' } },
      { testCase: { id: `${name}, case`, pickleId: name } },
      { testCaseStarted: { id: `${name}, run`, testCaseId: `${name}, case`, timestamp: moment(startedAt) } },
      { testCaseFinished: { testCaseStartedId: `${name}, run`, timestamp: moment(endedAt) } },
    ]);
    this.#write(MESSAGES, messages.map((message) => `${JSON.stringify(message)}\n`).join(''));
  }

  /** Writes a file as a scenario would that runs at this moment, in seconds. */
  leave(file: string, writtenAt: number): void {
    this.#write(file, 'left behind');
    utimesSync(path.join(this.#folder, file), writtenAt, writtenAt);
  }

  /** Takes a file of this size in, as by `git add .`, and tells what is out of place then. */
  keep(file: string, kibibytes: number): readonly string[] {
    this.#write(file, 'x'.repeat(kibibytes * 1024));
    execFileSync('git', ['add', '.'], { cwd: this.#folder });
    return findOddFiles(this.#folder);
  }

  /** What is told when the run has ended. */
  get told(): readonly string[] {
    const found = findNewFiles(this.#folder, this.#before, path.join(this.#folder, MESSAGES));
    return found.map(({ place, errors }) => `${place}: ${errors.join(' ')}`);
  }

  #write(file: string, text: string): void {
    mkdirSync(path.join(this.#folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(this.#folder, file), text);
  }
}

function moment(seconds: number) {
  return { seconds, nanos: 0 };
}
