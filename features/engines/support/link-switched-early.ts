import assert from 'node:assert/strict';
import fs, { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sinon from 'sinon';
import { closeDatabase, openDatabase } from '#audit-log/engines/sqlite-file/open-database';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** A symbolic link that is switched while a log is opened by it for the first time. */
export class LinkSwitchedEarly {
  readonly #link: string;
  readonly #first: string;
  readonly #other: string;
  #opened = '';

  constructor(world: AuditWorld) {
    const folder = world.part(TemporaryFolder);
    this.#link = folder.file('current');
    this.#first = folder.file('first/audit.db');
    this.#other = folder.file('other/audit.db');
    mkdirSync(dirname(this.#first));
    mkdirSync(dirname(this.#other));
    symlinkSync(dirname(this.#first), this.#link);
  }

  /** The file is made, and before it is found the link leads to a folder without one. */
  open(): void {
    const find = sinon.stub(fs, 'realpathSync').callsFake((path) => {
      if (existsSync(this.#first) && !existsSync(this.#other)) {
        rmSync(this.#link);
        symlinkSync(dirname(this.#other), this.#link);
      }
      return find.wrappedMethod(path);
    });
    try {
      const { database, file } = openDatabase(join(this.#link, 'audit.db'), 1000);
      this.#opened = database.name;
      closeDatabase(database, file);
    } finally {
      find.restore();
    }
  }

  /** What was opened is the file to which the link leads now, and nobody else may read it. */
  assertOpenedOther(): void {
    assert.equal(this.#opened, this.#other);
    assert.equal(fs.statSync(this.#other).mode % 0o1000, 0o600);
  }
}
