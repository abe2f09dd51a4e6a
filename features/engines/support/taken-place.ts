import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AuditService } from 'audit-race';
import Database from 'better-sqlite3';
import { makeRow } from '#audit-log/contract/trial-store';
import { PackedRows } from '#audit-log/domain/packed-rows';
import { openBeside } from '#audit-log/engines/sqlite/opening/open-beside';
import { SqliteStore } from '#audit-log/engines/sqlite/sqlite-store';
import { SightMemory } from '#audit-log/engines/sqlite-file/sight-memory';
import { waitUntilStill } from '#audit-log/engines/sqlite-file/wait-until-still';
import { runChild, watchChild } from '../../support/child';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { countRows } from './count-rows';
import { StoreStage } from './store-stage';

const PROGRAM = join(__dirname, 'programs', 'hold-log.js');
const KILLED = join(__dirname, 'programs', 'killed-keeping.js');
const TEXT = 'The only copy of my report. '.repeat(100);

/** The file of a store that is open, and what takes its place. */
export class TakenPlace {
  readonly #stage: StoreStage;
  readonly #folder: TemporaryFolder;
  /** Where the file is that was moved away, or a copy of the one that was moved over. */
  readonly #away: string;
  /** The names of kept files that a logger was told. */
  readonly told: unknown[] = [];
  /** Whether all of a log was there when the file was still. */
  isCopied = false;
  #child: ChildProcess | undefined;
  #log: Buffer | undefined;

  constructor(world: AuditWorld) {
    this.#stage = world.part(StoreStage);
    this.#folder = world.part(TemporaryFolder);
    this.#away = this.#folder.file('away.db');
    world.addCleanup(() => this.letGo());
  }

  /** Another process opens the store and stores rows, which are in the log of commits alone. */
  async holdElsewhere(count: number): Promise<void> {
    const child = watchChild(fork(PROGRAM, [this.#stage.file, String(count)], { execArgv: [] }));
    this.#child = child;
    await once(child, 'message');
  }

  /** Puts what was stored so far into the file, keeps a copy of that, and has the process grow the file, and store a bit more. */
  async copyAndGrow(count: number): Promise<void> {
    this.#checkpoint();
    copyFileSync(this.#stage.file, this.#away);
    await this.#storeMore(count);
    this.#checkpoint();
    await this.#storeMore(1);
  }

  /** The copy of before takes the place of the file alone. */
  putCopyBack(): void {
    copyFileSync(this.#away, `${this.#away}.copy`);
    renameSync(`${this.#away}.copy`, this.#stage.file);
  }

  /** As the advice says. */
  moveAllAway(): void {
    for (const side of ['', '-wal', '-shm']) {
      renameSync(this.#stage.file + side, this.#folder.file(`damaged${side}.kept`));
    }
  }

  async kill(): Promise<void> {
    assert.ok(this.#child);
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exited;
  }

  /** A process is killed while it takes away what is beside its file, which was moved. */
  async keepKilled(): Promise<void> {
    const { signal } = await runChild(process.execPath, [KILLED, this.#stage.file, this.#away]);
    assert.equal(signal, 'SIGKILL');
    assert.ok(this.kept.some((name) => name.endsWith('-lock')));
  }

  /** The file is there, and has nothing. What is beside it is remembered. */
  empty(): void {
    this.#log = readFileSync(`${this.#stage.file}-wal`);
    writeFileSync(this.#stage.file, '');
  }

  assertLog(): void {
    assert.ok(this.#log && this.#log.length > 0);
    assert.deepEqual(readFileSync(`${this.#stage.file}-wal`), this.#log);
  }

  async storeByLog(): Promise<void> {
    const hear = ({ keptLogs = [] }: { keptLogs?: readonly string[] }) => this.told.push(...keptLogs);
    const log = new AuditService({
      databaseUrl: `sqlite://${this.#stage.file}`,
      logger: { warn: hear, error: hear },
    });
    await log.record({ eventType: 'plan.applied' }).stored();
    await log.close();
  }

  moveAway(): void {
    renameSync(this.#stage.file, this.#away);
  }

  /** Begins to read beside who writes, and has the file moved away after the first look at it. Tells with which code that fails. */
  readWhileMovedAway(): unknown {
    const { file } = this.#stage;
    const store = new SqliteStore(file, 0);
    store.createTables();
    const known = [...store.files.identities];
    const moveAway = () => {
      if (existsSync(file)) {
        this.moveAway();
      }
    };
    const identities = Object.assign([...known], {
      *[Symbol.iterator]() {
        yield* known;
        moveAway();
      },
    });
    try {
      openBeside({ path: file, identities, sight: new SightMemory().memory }, 0).database.close();
      return 'opened';
    } catch (error) {
      return Reflect.get(Object(error), 'code');
    } finally {
      assert.throws(() => store.close(), { code: 'STORE_LEFT' });
    }
  }

  moveLogOver(count: number): void {
    const other = this.#makeOther(count);
    copyFileSync(this.#stage.file, this.#away);
    renameSync(other, this.#stage.file);
  }

  copyLogOver(count: number): void {
    const other = this.#makeOther(count);
    copyFileSync(this.#stage.file, this.#away);
    copyFileSync(other, this.#stage.file);
  }

  /** Waits for the file to be still. With each pause of that, a part of another log is copied into it, slower and slower. */
  waitWhileCopied(count: number): void {
    const other = readFileSync(this.#makeOther(count));
    const { file } = this.#stage;
    let [pauses, copied] = [0, 0];
    waitUntilStill(file, () => {
      pauses += 1;
      if (Math.log2(pauses) % 1 === 0 && copied < other.length) {
        copied = Math.min(other.length, pauses === 8 ? other.length : copied + 50_000);
        writeFileSync(file, other.subarray(0, copied));
      }
    });
    this.isCopied = readFileSync(file).equals(other);
  }

  #makeOther(count: number): string {
    const other = this.#folder.file('other.db');
    const store = new SqliteStore(other, 0);
    store.createTables();
    const rows = Array.from({ length: count }, (_, index) => makeRow(`other-${index}`, 50));
    store.storeRows(PackedRows.from(rows).pieces);
    store.close();
    return other;
  }

  moveTextOver(): void {
    const text = this.#folder.file('report.txt');
    writeFileSync(text, TEXT);
    renameSync(text, this.#stage.file);
  }

  get isTextThere(): boolean {
    return readFileSync(this.#stage.file, 'utf8') === TEXT;
  }

  /** The names of what was kept. */
  get kept(): readonly string[] {
    const { file } = this.#stage;
    return readdirSync(dirname(file)).filter((name) => name.startsWith(`${basename(file)}-wal.kept-`));
  }

  /** What the file that is away holds, once it has got back what was kept. */
  countAway(): unknown {
    const [name = 'nothing', ...more] = this.kept;
    assert.deepEqual(more, []);
    renameSync(this.#folder.file(name), `${this.#away}-wal`);
    return countRows(this.#away);
  }

  async #storeMore(count: number): Promise<void> {
    assert.ok(this.#child);
    const stored = once(this.#child, 'message');
    this.#child.send(count);
    await stored;
  }

  #checkpoint(): void {
    const database = new Database(this.#stage.file);
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
  }

  /** The other process closes the store and ends. */
  async letGo(): Promise<void> {
    const child = this.#child;
    if (child?.connected) {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    }
    if (this.#log !== undefined) {
      // Nobody has opened it again who could.
      rmSync(`${this.#stage.file}-shm`, { force: true });
    }
  }
}
