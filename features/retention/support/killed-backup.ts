import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs, { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { watchChild } from '../../support/child';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { Backup } from './backup';

const PROGRAM = join(__dirname, 'programs', 'back-up.js');

/** What Linux calls the time since the machine was started. */
const BOOT_ID = '/proc/sys/kernel/random/boot_id';
const ID_OF_ELSEWHERE = '0b2c7e1e-8f5a-4c1d-9a43-0123456789ab';
const TEXT = 'half of a log';

/** A backup of somebody else, which is not finished. */
export class KilledBackup {
  readonly #backup: Backup;
  readonly #folder: TemporaryFolder;
  readonly #world: AuditWorld;
  #child: ChildProcess | undefined;
  #unfinished = '';

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#backup = world.part(Backup);
    this.#folder = world.part(TemporaryFolder);
  }

  /** Another process makes a backup, and waits half-way. */
  async begin(): Promise<void> {
    await this.#backup.audit.flush();
    const args = [PROGRAM, this.#backup.url, this.#backup.path];
    const child = watchChild(spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] }));
    this.#child = child;
    this.#world.addCleanup(() => this.kill());
    await once(child.stdout, 'data');
    assert.ok(this.#backup.parts.some((name) => name.endsWith('.part')));
  }

  async kill(): Promise<void> {
    await this.#end((child) => child.kill('SIGKILL'));
  }

  /** Leaves of what was written only the lock, which comes before everything else. */
  dropWritten(): void {
    for (const name of this.#backup.parts.filter((one) => !one.endsWith('-lock'))) {
      rmSync(this.#folder.file(name));
    }
    assert.equal(this.#backup.parts.length, 1);
  }

  /** Does something while a backup is half-way, and sees that one to its end. */
  async meanwhile(work: () => Promise<void>): Promise<void> {
    if (this.#child === undefined) {
      const { audit, path } = this.#backup;
      let worked: Promise<void> | undefined;
      const onProgress = () => {
        worked ??= work();
      };
      await audit.backup(path, { onProgress });
      await worked;
      return;
    }
    await work();
    await this.#end((child) => child.stdin?.end('\n'));
  }

  /** Somebody else has begun a backup, and nobody knows whether he still lives. */
  leave(where: string): void {
    this.#unfinished = `${this.#backup.path}.${this.#idOf(where)}.part`;
    writeFileSync(this.#unfinished, TEXT);
    const lock = `${this.#unfinished}-lock`;
    if (where === 'on another machine') {
      writeFileSync(lock, '');
    } else if (where === 'here, with a link for its lock') {
      symlinkSync(this.#makeEmpty(), lock);
    }
  }

  /** As on macOS and Windows. */
  hideStart(): void {
    const { readFileSync: read } = fs;
    this.#world.addCleanup(() => Object.assign(fs, { readFileSync: read }));
    const hide = (...asked: Parameters<typeof read>) => read(asked[0] === BOOT_ID ? '' : asked[0], asked[1]);
    Object.assign(fs, { readFileSync: hide });
  }

  expectLeft(): void {
    assert.equal(readFileSync(this.#unfinished, 'utf8'), TEXT);
  }

  #makeEmpty(): string {
    const file = this.#folder.file('empty');
    writeFileSync(file, '');
    return file;
  }

  #idOf(where: string): string {
    return where === 'on another machine'
      ? ID_OF_ELSEWHERE
      : ID_OF_ELSEWHERE.slice(0, -12) + readFileSync(BOOT_ID, 'utf8').trim().slice(-12);
  }

  async #end(how: (child: ChildProcess) => void): Promise<void> {
    const child = this.#child;
    if (child?.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      how(child);
      await exited;
    }
  }
}
