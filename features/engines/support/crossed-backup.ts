import assert from 'node:assert/strict';
import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AuditService } from 'audit-race';
import { Backup } from '../../retention/support/backup';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { countRows } from './count-rows';

/** How the other log gets to the place of the file. */
export type Crossing = 'copied into' | 'moved over';

/** A log of Ada's, and another that takes the place of its file while she backs hers up or closes it. */
export class CrossedBackup {
  readonly #backup: Backup;
  readonly #folder: TemporaryFolder;
  readonly #file: string;
  readonly #other: string;
  readonly #away: string;

  constructor(world: AuditWorld) {
    this.#backup = world.part(Backup);
    this.#folder = world.part(TemporaryFolder);
    this.#file = this.#folder.file('audit.db');
    this.#other = this.#folder.file('other.db');
    this.#away = this.#folder.file('away.db');
  }

  async prepare(count: number, otherCount: number): Promise<void> {
    this.#backup.open(count);
    await this.#backup.audit.flush();
    const other = new AuditService({ databaseUrl: `sqlite://${this.#other}` });
    for (let number = 0; number < otherCount; number += 1) {
      await other.record({ eventType: 'bill.paid' }).stored();
    }
    await other.close();
  }

  /** Puts the other log in the place of hers. Nothing else is left of it. */
  cross(how: Crossing): void {
    if (how === 'moved over') {
      renameSync(this.#other, this.#file);
    } else {
      copyFileSync(this.#file, this.#away);
      copyFileSync(this.#other, this.#file);
      rmSync(this.#other);
    }
  }

  async backUp(how: Crossing, when: string): Promise<void> {
    if (when === 'before') {
      this.cross(how);
    }
    let isCrossed = when === 'before';
    const onProgress = () => {
      if (!isCrossed) {
        isCrossed = true;
        this.cross(how);
      }
    };
    this.#backup.told = await this.#backup.audit
      .backup(this.#backup.path, { onProgress })
      .catch((error: unknown) => error);
    assert.ok(isCrossed);
    rmSync(this.#away, { force: true });
  }

  /** Backs up again, and counts what the backup has. */
  async countNext(): Promise<unknown> {
    await this.#backup.audit.backup(this.#backup.path);
    return countRows(this.#backup.path);
  }

  async close(): Promise<void> {
    this.cross('copied into');
    this.#backup.closed = this.#backup.audit.close();
    this.#backup.told = await this.#backup.closed.catch((error: unknown) => error);
    this.#backup.closed = Promise.resolve();
  }

  /** How many entries there are in what her file was, with what was kept. */
  countKept(): unknown {
    const [kept = 'nothing'] = this.#folder.files().filter((name) => name.includes('-wal.kept-'));
    renameSync(join(this.#folder.path, kept), `${this.#away}-wal`);
    return countRows(this.#away);
  }
}
