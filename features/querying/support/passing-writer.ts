import assert from 'node:assert/strict';
import fs, { copyFileSync, rmSync } from 'node:fs';
import promises from 'node:fs/promises';
import { openForReading } from 'audit-race';
import { makeRow } from '#audit-log/contract/trial-store';
import { PackedRows } from '#audit-log/domain/packed-rows';
import { backUp } from '#audit-log/engines/sqlite/backup/back-up';
import { SqliteStore } from '#audit-log/engines/sqlite/sqlite-store';
import { countRows } from '../../engines/support/count-rows';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

/** Somebody who reads a log, and somebody else who opens or closes it at the worst moment. */
export class PassingWriter {
  /** How many entries Grace has found, or what she was told. */
  outcome: unknown;
  readonly #world: AuditWorld;
  readonly #file: string;
  readonly #copy: string;
  #store: SqliteStore | undefined;
  #hasPassed = false;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#file = world.part(TemporaryFolder).file('audit.db');
    this.#copy = world.part(TemporaryFolder).file('copy.db');
    world.addCleanup(() => this.#close());
  }

  prepare(count: number): void {
    const store = new SqliteStore(this.#file, 0);
    store.createTables();
    const rows = Array.from({ length: count }, (_, index) => makeRow(`id-${index}`, index));
    store.storeRows(PackedRows.from(rows).pieces);
    this.#store = store;
  }

  async read(how: string, moment: string): Promise<void> {
    const arrange = this.#moments[moment];
    const read = this.#ways[how];
    assert.ok(arrange && read, `No such case: ${how}, ${moment}`);
    arrange();
    this.outcome = await read().catch((error: unknown) => error);
    assert.ok(this.#hasPassed, 'The moment has not come.');
  }

  readonly #ways: Readonly<Record<string, () => Promise<unknown>>> = {
    'opens it': async () => {
      await using reader = await openForReading({ databaseUrl: `sqlite://${this.#file}` });
      return await reader.count();
    },
    'backs it up': async () => {
      await backUp(this.#file, this.#copy, {});
      return countRows(this.#copy);
    },
  };

  readonly #moments: Readonly<Record<string, () => void>> = {
    'who has it open closes it when she has seen what is beside it': () =>
      this.#afterLook(() => this.#close()),
    'another opens and closes it before what is beside it can be copied': () => {
      this.#leave();
      this.#beforeCopy('-wal', () => {
        const store = new SqliteStore(this.#file, 0);
        store.createTables();
        store.close();
      });
    },
    'it is deleted before it can be copied': () => {
      this.#close();
      this.#beforeCopy('.db', () => rmSync(this.#file));
    },
  };

  /** As a program leaves the log that was killed, but for the index. */
  #leave(): void {
    const [file, log] = [`${this.#file}.left`, `${this.#file}-wal`];
    copyFileSync(this.#file, file);
    copyFileSync(log, `${file}-wal`);
    this.#close();
    for (const side of ['', '-wal']) {
      fs.renameSync(file + side, this.#file + side);
    }
  }

  #close(): void {
    this.#store?.close();
    this.#store = undefined;
  }

  /** Does something when somebody has looked whether there is a log of latest commits. */
  #afterLook(work: () => void): void {
    const { statSync } = fs;
    const putBack = () => Object.assign(fs, { statSync });
    this.#world.addCleanup(putBack);
    const look = (...asked: Parameters<typeof statSync>) => {
      const found = statSync(...asked);
      if (String(asked[0]).endsWith('-wal')) {
        putBack();
        this.#hasPassed = true;
        work();
      }
      return found;
    };
    Object.assign(fs, { statSync: look });
  }

  /** Does something before a file with such a name is copied. */
  #beforeCopy(end: string, work: () => void): void {
    const { copyFile } = promises;
    const putBack = () => Object.assign(promises, { copyFile });
    this.#world.addCleanup(putBack);
    const copy = (...asked: Parameters<typeof copyFile>) => {
      if (String(asked[0]).endsWith(end)) {
        putBack();
        this.#hasPassed = true;
        work();
      }
      return copyFile(...asked);
    };
    Object.assign(promises, { copyFile: copy });
  }
}
