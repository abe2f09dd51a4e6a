import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { AuditService } from 'audit-race';
import Database from 'better-sqlite3';
import { readChild, watchChild } from '../../support/child';
import { putNoFile } from '../../support/no-file';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const TABLES = ['audit_entry', 'audit_writer', 'audit_batch', 'audit_gone'];
const PROGRAM = join(__dirname, 'programs', 'read-log.js');
const OLD_FILE = join(__dirname, '..', '..', 'engines', 'fixtures', 'version-1.sqlite');

/** A log in a folder in which another user may only read, and what such a user finds in it. */
export class ReadingOnly {
  /** What the program told. */
  told: Readonly<Record<string, unknown>> = {};
  /** Where the temporary files of the program lie. */
  readonly #temporary: string;
  readonly #folder: string;
  readonly #world: AuditWorld;
  #before: unknown;
  #owner: AuditService | undefined;
  #folderMode = 0o555;

  constructor(world: AuditWorld) {
    this.#world = world;
    const folder = world.part(TemporaryFolder);
    this.#folder = folder.file('archive');
    this.#temporary = folder.file('temporary');
    mkdirSync(this.#folder);
    mkdirSync(this.#temporary);
    chmodSync(folder.path, 0o755);
    chmodSync(this.#temporary, 0o777);
  }

  get url(): string {
    return `sqlite://${this.#file}`;
  }

  get files(): readonly string[] {
    return readdirSync(this.#folder);
  }

  async prepare(place: string): Promise<void> {
    const prepare = this.#places[place] ?? (() => putNoFile(place, this.#file, this.#world));
    await prepare();
  }

  /** Opens the log as another user, who may do nothing in the folder but read. */
  async read(): Promise<void> {
    this.share();
    this.#before = this.#state;
    this.told = JSON.parse(await readChild(process.execPath, [PROGRAM, this.url], { env: this.environment }));
  }

  /** The same; the owner records more once the other user has read. */
  async readTwice(count: number): Promise<void> {
    this.share();
    const child = watchChild(
      spawn(process.execPath, [PROGRAM, this.url, 'twice'], { env: this.environment }),
    );
    this.#world.addCleanup(() => child.kill());
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    assert.equal((await lines.next()).value, 'read');
    assert.ok(this.#owner);
    this.#record(this.#owner, count);
    await this.#owner.flush();
    child.stdin.write('\n');
    this.told = JSON.parse(String((await lines.next()).value));
  }

  /** Another log comes in its place, or none. */
  async replace(change: string): Promise<void> {
    for (const name of this.files) {
      rmSync(join(this.#folder, name));
    }
    if (change === 'another log takes its place') {
      const audit = new AuditService({ databaseUrl: this.url });
      this.#record(audit, 1);
      await audit.close();
    }
  }

  /** Where a program finds its temporary files. */
  get environment(): NodeJS.ProcessEnv {
    return { ...process.env, TMPDIR: this.#temporary };
  }

  /** Lets others read the log, and do nothing else. */
  share(): void {
    for (const name of this.files) {
      const path = join(this.#folder, name);
      const isClosed = (statSync(path).mode & 0o777) === 0o400;
      chmodSync(path, statSync(path).isDirectory() ? 0o555 : isClosed ? 0o400 : 0o444);
    }
    chmodSync(this.#folder, this.#folderMode);
  }

  /** What the program has left or changed: nothing, where all is well. */
  expectUntouched(): void {
    assert.deepEqual(this.#state, this.#before);
    assert.deepEqual(readdirSync(this.#temporary), []);
  }

  readonly #places: Readonly<Record<string, () => Promise<void> | void>> = {
    'an archived log with 3 entries': () => this.#fill(),
    'an archived log with 3 entries, of which 2 are in its -wal': () => this.#leave(['', '-wal']),
    'an archived log with 3 entries, and a rollback journal': () =>
      this.#fill().then(() => this.#write('PRAGMA journal_mode = DELETE')),
    'a log with 3 entries that a process left when it was killed': () => this.#leave(['', '-wal', '-shm']),
    'a log of 0.1.0 with 3 entries': () => this.#copyOld(),
    'a log with 3 entries that its owner has open': async () => {
      this.#owner = await this.open();
    },
    'no file at all': () => undefined,
    'a log that only its owner may read': async () => {
      await this.#fill();
      chmodSync(this.#file, 0o400);
    },
    'a log in a folder that only its owner may search': async () => {
      await this.#fill();
      this.#folderMode = 0o500;
    },
    'a text file': () => writeFileSync(this.#file, 'Dear diary, today nothing was recorded. '.repeat(200)),
    'an empty file': () => writeFileSync(this.#file, ''),
    'a log whose tables were dropped': async () => {
      await this.#fill();
      this.#write(TABLES.map((name) => `DROP TABLE ${name};`).join(''));
    },
    'a log without its mark': async () => {
      await this.#fill();
      this.#write('PRAGMA application_id = 0');
    },
    'a database of another program': () => this.#write('CREATE TABLE customer (id INTEGER)'),
    'a log of a later version': () =>
      this.#write('PRAGMA application_id = 0x41755261; PRAGMA user_version = 1000'),
  };

  /** How many entries whoever copies the one file alone finds in the copy. */
  countInFileAlone(): unknown {
    const copy = this.#world.part(TemporaryFolder).file('copy.db');
    copyFileSync(this.#file, copy);
    const database = new Database(copy, { readonly: true });
    try {
      return database.prepare('SELECT count(*) FROM audit_entry').pluck().get();
    } finally {
      database.close();
      for (const side of ['-wal', '-shm']) {
        rmSync(copy + side, { force: true });
      }
    }
  }

  /** Somebody opens it to write, and closes it. */
  async visit(): Promise<void> {
    const audit = new AuditService({ databaseUrl: this.url });
    await audit.ensureSession();
    await audit.close();
  }

  get #file(): string {
    return join(this.#folder, 'audit.db');
  }

  /** Every file with its size, its content and its rights. */
  get #state(): unknown {
    return this.files.map((name) => {
      const path = join(this.#folder, name);
      const { mode, size } = statSync(path);
      return [name, mode, size, statSync(path).isFile() ? readFileSync(path, 'base64') : ''];
    });
  }

  /** Records three entries, and leaves the log open. */
  async open(): Promise<AuditService> {
    const audit = new AuditService({ databaseUrl: this.url });
    this.#world.addCleanup(() => audit.close());
    this.#record(audit, 3);
    await audit.flush();
    return audit;
  }

  async #fill(): Promise<void> {
    await (await this.open()).close();
  }

  #record(audit: AuditService, count: number): void {
    for (let number = 0; number < count; number += 1) {
      audit.record({ eventType: 'plan.applied', actor: 'ada' });
    }
  }

  /** Keeps what is there while the log is open: so a process leaves it that is killed. */
  async #leave(sides: readonly string[]): Promise<void> {
    const audit = new AuditService({ databaseUrl: this.url });
    this.#record(audit, 1);
    await audit.flush();
    await audit.close();
    const again = new AuditService({ databaseUrl: this.url });
    this.#record(again, 2);
    await again.flush();
    const kept = sides.map((side) => readFileSync(this.#file + side));
    await again.close();
    for (const [index, side] of sides.entries()) {
      writeFileSync(this.#file + side, kept[index] ?? '');
    }
  }

  #copyOld(): void {
    copyFileSync(OLD_FILE, this.#file);
    this.#write(
      "DELETE FROM audit_entry; INSERT INTO audit_entry (id, time, event_type, actor) VALUES ('a', 1, 'plan.applied', 'ada'), ('b', 2, 'plan.applied', 'ada'), ('c', 2, 'plan.applied', 'ada')",
    );
  }

  #write(sql: string): void {
    const database = new Database(this.#file);
    database.exec(sql);
    database.close();
  }
}
