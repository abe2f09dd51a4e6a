import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { CREATE_TABLES } from '#audit-log/engines/sqlite/tables/tables';
import { isBusy } from '#audit-log/engines/sqlite-file/take-lock';
import { watchChild } from '../../support/child';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const FIXTURES = join(__dirname, '..', 'fixtures');
const PROGRAM = join(__dirname, 'programs', 'open-log.js');

/** The columns of version 1, behind the number of the row. */
const OLD_COLUMNS = 'id, time, event_type, actor, subject, outcome, correlation_id, details';

/** A file of version 1, and what has become of it. */
export class MovedFile {
  readonly file: string;

  constructor(world: AuditWorld) {
    this.file = world.part(TemporaryFolder).file('audit.db');
  }

  /** Takes the file that 0.1.0 has made, which is kept beside the features. */
  copyTo(file: string): void {
    copyFileSync(join(FIXTURES, 'version-1.sqlite'), file);
  }

  /** What SQLite read in that file when it was made, in the order of storing. */
  get storedRows(): readonly unknown[] {
    return JSON.parse(readFileSync(join(FIXTURES, 'version-1.json'), 'utf8'));
  }

  /** What is in the file now. */
  get rows(): readonly unknown[] {
    return this.read(`SELECT seq, ${OLD_COLUMNS} FROM audit_entry ORDER BY seq`);
  }

  /** Every table and index by name, and how it was made. */
  get schema(): readonly unknown[] {
    return this.read('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name');
  }

  /** The same of a new file. */
  get schemaOfNewFile(): readonly unknown[] {
    const database = new Database(':memory:');
    try {
      database.exec(CREATE_TABLES);
      return database
        .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')
        .raw()
        .all();
    } finally {
      database.close();
    }
  }

  /** Says of the file that its tables are of some version. */
  mark(version: number): void {
    const database = new Database(this.file);
    database.pragma(`user_version = ${version}`);
    database.close();
  }

  /** Asks the file itself, through a connection of its own. */
  read(sql: string): unknown[] {
    const database = new Database(this.file);
    try {
      return database.prepare(sql).raw().all();
    } finally {
      database.close();
    }
  }

  /** Has another process open the file, and kills it as soon as it has the file locked: that is when it moves it. */
  async killWhileMoving(): Promise<void> {
    const child = watchChild(fork(PROGRAM, [this.file], { execArgv: [] }));
    const exited = once(child, 'exit');
    const rival = new Database(this.file, { timeout: 0 });
    try {
      await once(child, 'message');
      child.send('open');
      while (!isLocked(rival)) {
        assert.equal(child.exitCode, null, 'The process has ended before it was killed.');
        await nextTurn();
      }
      child.kill('SIGKILL');
      await exited;
    } finally {
      rival.close();
    }
  }
}

function isLocked(rival: Database.Database): boolean {
  try {
    rival.exec('BEGIN IMMEDIATE; ROLLBACK');
    return false;
  } catch (error) {
    assert.ok(isBusy(error), String(error));
    return true;
  }
}
