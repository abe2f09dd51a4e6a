import assert from 'node:assert/strict';
import { AuditService } from 'audit-race';
import Database from 'better-sqlite3';
import { SqliteEngine } from '#audit-log/engines/sqlite/sqlite-engine';
import { AuditStage } from '../../support/audit-stage';
import { countOpenFiles, ThreadWatch } from '../../support/live-resources';
import { ManualClock } from '../../support/manual-clock';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** How another process comes to hold the file: what it does first, and whether the log is open by then. */
const HOLDS: Readonly<Record<string, { readonly sql: string; readonly isOpen: boolean }>> = {
  'has locked before it was a log': { sql: 'BEGIN EXCLUSIVE', isOpen: false },
  'has locked before it had tables': { sql: 'PRAGMA journal_mode = WAL; BEGIN IMMEDIATE', isOpen: false },
  'has locked after the log was opened': { sql: 'BEGIN IMMEDIATE', isOpen: true },
};

/** A log on a file that another process holds, and which waits for it without an end. */
export class LockedLog {
  readonly threads = new ThreadWatch();
  readonly clock = new ManualClock();
  readonly questions: Promise<unknown>[] = [];
  readonly #folder: TemporaryFolder;
  readonly #world: AuditWorld;
  #rival: Database.Database | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#folder = world.part(TemporaryFolder);
    world.addCleanup(() => this.threads.end());
    const file = this.#folder.file('audit.db');
    world.part(AuditStage).service = new AuditService({
      databaseUrl: `sqlite://${file}`,
      createEngine: (_url, limits) => SqliteEngine.open(file, Number.POSITIVE_INFINITY, limits),
      clock: this.clock,
    });
    this.clock.standStill();
  }

  /** Has another process hold the file from now on. */
  async lock(how: string): Promise<void> {
    const hold = HOLDS[how];
    assert.ok(hold, `Nobody knows how a file is held that another process ${how}.`);
    if (hold.isOpen) {
      await this.#world.part(AuditStage).service.ensureSession();
    }
    this.#rival = new Database(this.#folder.file('audit.db'));
    this.#rival.exec(hold.sql);
    this.#world.addCleanup(() => this.letGo());
  }

  letGo(): void {
    this.#rival?.close();
    this.clock.flyBy();
  }

  /** How many files the log has open; the other process is none of ours. */
  countOpenFiles(): number {
    this.letGo();
    return countOpenFiles(this.#folder.path);
  }
}
