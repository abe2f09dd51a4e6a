import assert from 'node:assert/strict';
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { linkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from 'audit-race';
import { watchChild } from '../../support/child';
import type { AuditWorld } from '../../support/world';
import { StoreStage } from './store-stage';

const PROGRAM = join(__dirname, 'programs', 'hold-log.js');

/** Gives a file a second name, which only what comes behind it sees. */
const MOUNTED = 'mount --bind "$1" "$2" && exec "$0" "$3" "$2"';

/** A hard link to the file of a store, and who has the file open by its first name. */
export class SecondName {
  readonly #stage: StoreStage;
  readonly #first: string;
  #second = '';
  #own: Engine | undefined;
  #child: ChildProcess | undefined;

  constructor(world: AuditWorld) {
    this.#stage = world.part(StoreStage);
    this.#first = this.#stage.file;
    world.addCleanup(() => this.letGo());
  }

  async holdFirst(who: string): Promise<void> {
    if (who === 'her own program') {
      this.#own = await this.#stage.open();
      await this.#own.createTables();
      return;
    }
    assert.equal(who, 'another process');
    this.#child = watchChild(fork(PROGRAM, [this.#first], { execArgv: [] }));
    await once(this.#child, 'message');
  }

  /** Another process has it open by a name that a mount of the file alone has given it, as in a container. */
  async holdMounted(): Promise<void> {
    const other = `${this.#first}.mounted`;
    writeFileSync(this.#first, '');
    writeFileSync(other, '');
    const script = ['sh', '-c', MOUNTED, process.execPath, this.#first, other, PROGRAM];
    this.#child = watchChild(
      spawn('unshare', ['-rm', ...script], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }),
    );
    await once(this.#child, 'message');
  }

  make(): void {
    this.#second = `${this.#first}.link`;
    linkSync(this.#first, this.#second);
  }

  makeSymbolic(): void {
    this.#second = `${this.#first}.symbolic`;
    symlinkSync(this.#first, this.#second);
  }

  /** From now on Ada names the file by the link. */
  use(): void {
    this.#stage.file = this.#second;
  }

  async letGo(): Promise<void> {
    await this.#own?.close();
    const child = this.#child;
    if (child?.connected) {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    }
  }
}
