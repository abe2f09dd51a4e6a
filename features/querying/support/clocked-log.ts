import { copyFileSync } from 'node:fs';
import { systemClock } from '#audit-log/ports/clock';
import { FileStage } from '../../support/audit-stage';
import type { AuditWorld } from '../../support/world';
import { FollowedLog } from './followed-log';

const HOUR_MS = 3_600_000;

/** A log that is followed, whose clock is set by hand, and of which an old backup may be put back. */
export class ClockedLog {
  readonly #log: FollowedLog;
  readonly #file: string;
  readonly #backup: string;
  readonly #began = Date.now();
  #hours = 0;

  constructor(world: AuditWorld) {
    const { folder } = world.part(FileStage);
    this.#log = world.part(FollowedLog);
    this.#file = folder.file('audit.db');
    this.#backup = folder.file('backup.db');
  }

  /** Records entries, the first of them at an hour, and each next so many hours later. */
  async record(first: number, last: number, { from = 0, step = 0 } = {}): Promise<void> {
    for (let number = first; number <= last; number += 1) {
      this.#hours = from + step * (number - first);
      await this.#log.record(number, number);
    }
  }

  open(): void {
    this.#log.open({ clock: { ...systemClock, now: () => this.#timeOf(this.#hours) } });
  }

  /** Prunes what was recorded before an hour, when all of it is past. */
  async prune(hour: number): Promise<void> {
    this.#hours = 100;
    await this.#log.service.prune({ olderThan: new Date(this.#timeOf(hour)) });
  }

  async backUp(): Promise<void> {
    await this.#log.service.close();
    copyFileSync(this.#file, this.#backup);
    this.open();
  }

  async putBack(): Promise<void> {
    await this.#log.service.close();
    this.#log.deleteFile();
    copyFileSync(this.#backup, this.#file);
    this.open();
  }

  #timeOf(hour: number): number {
    return this.#began + hour * HOUR_MS;
  }
}
