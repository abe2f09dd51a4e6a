import assert from 'node:assert/strict';
import {
  AuditService,
  type EntryRow,
  type IntegrityFault,
  type LogHead,
  type VerifyReport,
} from 'audit-race';
import Database from 'better-sqlite3';
import { makeRow } from '#audit-log/contract/trial-store';
import { storeWithinSqlite } from '#audit-log/engines/sqlite/rows/store-within';
import { StoreStage } from '../../engines/support/store-stage';
import type { AuditWorld } from '../../support/world';
import { attacks } from './attacks';

/** A log of several writers, what somebody does to its file by hand, and what verifying it finds. */
export class AttackedLog {
  checkpoint: LogHead | undefined;
  report: VerifyReport | undefined;
  readonly #stage: StoreStage;

  constructor(world: AuditWorld) {
    this.#stage = world.part(StoreStage);
  }

  async make(): Promise<void> {
    const stage = this.#stage;
    await stage.tryOpen();
    const { engine } = stage;
    await engine.store({ writer: 'ada', batch: 1, rows: rowsOf('ada', 6, 1) });
    await engine.store({ writer: 'ada', batch: 2, rows: rowsOf('ada', 6, 7) });
    await engine.store({ writer: 'grace', batch: 1, rows: rowsOf('grace', 1, 101) });
    await engine.store({ writer: 'ada', batch: 3, rows: rowsOf('ada', 6, 13) });
    await engine.store({ writer: 'grace', batch: 2, rows: rowsOf('grace', 1, 102) });
  }

  async prune(count: number): Promise<void> {
    const note = makeRow(`note-${count}`, 500, { eventType: 'audit.pruning' });
    assert.equal(await this.#stage.engine.prune({ time: 400, id: '' }, count, { note }), count);
  }

  async erase(count: number, actor = 'ada'): Promise<void> {
    const note = makeRow(`erased-${count}`, 500, { eventType: 'audit.erasing' });
    assert.equal(await this.#stage.engine.erase?.({ actor }, count, note), count);
  }

  /** With an engine of its own, as another process has one. */
  async useAnew(id: string, count: number): Promise<void> {
    const other = await this.#stage.open();
    await other.createTables();
    const note = makeRow(`note-${id}`, 500, { eventType: 'audit.pruning' });
    assert.equal(await other.prune({ time: 400, id: '' }, 1, { ids: [id], note }), 1);
    await this.erase(count);
  }

  /** Prunes or erases, and gives the error. */
  async tryTo(call: string): Promise<unknown> {
    const { engine } = this.#stage;
    const tried =
      call === 'prunes 3 entries'
        ? engine.prune({ time: 400, id: '' }, 3)
        : Promise.resolve(engine.erase?.({ actor: 'ada' }, 100));
    return await tried.catch((error: unknown) => error);
  }

  /** As somebody does who has only a connection. */
  storeWithin(id = 'within'): void {
    this.#change((database) =>
      database.transaction(() => storeWithinSqlite(database, makeRow(id, 600), undefined))(),
    );
  }

  async store(count: number): Promise<void> {
    const { engine, rows } = this.#stage;
    await engine.store({ writer: 'grace', batch: 3, rows: rows(count, 700) });
  }

  /** An entry with the character that also stands for bytes which are no text, and with a text that looks like a number. */
  async storeReplaced(): Promise<void> {
    const row = makeRow('replaced', 700, { actor: 'bob\ufffd', subject: '42' });
    await this.#stage.engine.store({ writer: 'grace', batch: 3, rows: [row] });
  }

  async makeCheckpoint(): Promise<void> {
    const head: unknown = await this.#stage.engine.readHead?.();
    const { size, root } = Object(head);
    this.checkpoint = { size: Number(size), root: String(root) };
  }

  /** Takes away what refuses it, does it, and puts everything back. */
  attack(name: string): void {
    const attack = attacks[name];
    assert.ok(attack, `No such attack: ${name}`);
    this.#change(attack);
  }

  /** The ids that whoever follows the log is given, from the beginning or from its end on. */
  async follow(isFromEnd: boolean): Promise<readonly string[]> {
    const { engine } = this.#stage;
    const [place, id]: readonly unknown[] = Array.from(Object(isFromEnd ? await engine.findEnd?.() : []));
    await this.store(3);
    const after = isFromEnd ? { place: String(place), id: String(id) } : undefined;
    const given: unknown = await engine.listAfter?.(after, 1000);
    assert.ok(Array.isArray(given));
    return given.map(([, [found]]) => String(found));
  }

  async verify(trusted?: LogHead, indexes = false): Promise<readonly string[]> {
    this.report = await this.look(trusted, indexes);
    assert.equal(this.report.faultCount, this.report.faults.length);
    const { faultCount, unchecked, isIntact } = this.report;
    assert.equal(isIntact, faultCount === 0 && unchecked.length === 0);
    return summarize(this.report.faults);
  }

  /** The report as it is. */
  async look(trusted?: LogHead, indexes = false): Promise<VerifyReport> {
    await using audit = new AuditService({ engine: this.#stage.engine });
    return await audit.verify({ trusted, indexes });
  }

  #change(change: (database: Database.Database) => unknown): void {
    const database = new Database(this.#stage.file);
    try {
      change(database);
    } finally {
      database.close();
    }
  }
}

/** Rows of one actor. */
export function rowsOf(actor: string, count: number, first: number): EntryRow[] {
  return Array.from({ length: count }, (_, index) =>
    makeRow(`id-${first + index}`, first + index, { actor, details: '{"lines":3}' }),
  );
}

/** Faults of one kind in one batch are told together. */
export function summarize(faults: readonly IntegrityFault[]): string[] {
  const told = new Map<string, string[]>();
  for (const { kind, writer, batch, id, place } of faults) {
    const where = writer === undefined ? '' : ` ${writer}/${batch}`;
    const key = `${kind}${where}`;
    const which = id ?? (place === undefined ? undefined : `@${place}`);
    told.set(key, [...(told.get(key) ?? []), ...(which === undefined ? [] : [which])]);
  }
  return [...told].map(([key, which]) => [key, which.join(', ')].join(' ').trim());
}
