import { closeSync, ftruncateSync, openSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import type { CompactProgress } from 'audit-race';
import { whileWatchingRebuild } from '#audit-log/engines/sqlite-file/watch-rebuild';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const KB = 1000;

/** The files of a log that is being rebuilt, as SQLite makes them grow, and what is told of it. */
export class WatchedRebuild {
  readonly told: CompactProgress[] = [];
  readonly #file: string;
  readonly #gathered: number;
  readonly #watched: Promise<void>;
  #next: () => void = () => undefined;
  #end: () => void = () => undefined;

  constructor(world: AuditWorld) {
    const folder = world.part(TemporaryFolder);
    this.#file = folder.file('rebuilt');
    writeFileSync(this.#file, '');
    truncateSync(this.#file, 1000 * KB);
    // What was stored lately, and is in the log by then.
    writeFileSync(`${this.#file}-wal`, Buffer.alloc(300 * KB));
    const rebuilt = new Promise<void>((resolve) => {
      this.#end = resolve;
    });
    this.#watched = whileWatchingRebuild(this.#file, rebuilt, (progress) => {
      this.told.push(progress);
      this.#next();
    });
    const name = folder.file('gathered');
    this.#gathered = openSync(name, 'w');
    rmSync(name);
    world.addCleanup(() => closeSync(this.#gathered));
    world.addCleanup(async () => {
      await this.end();
      rmSync(`${this.#file}-wal`);
    });
  }

  async gather(kilobytes: number): Promise<void> {
    truncateSync(`${this.#file}-wal`, 0);
    ftruncateSync(this.#gathered, kilobytes * KB);
    await this.#seen();
  }

  async write(kilobytes: number): Promise<void> {
    truncateSync(`${this.#file}-wal`, kilobytes * KB);
    await this.#seen();
  }

  async end(): Promise<void> {
    this.#end();
    await this.#watched;
  }

  /** Each of what was told so far, as a scenario writes it. */
  get toldParts(): readonly string[] {
    return this.told.map(({ doneBytes, totalBytes }) => `${doneBytes / KB} of ${totalBytes / KB}`);
  }

  #seen(): Promise<void> {
    return new Promise((resolve) => {
      this.#next = resolve;
    });
  }
}
