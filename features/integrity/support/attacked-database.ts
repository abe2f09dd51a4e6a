import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Engine, type LogHead, openForReading, type VerifyReport } from 'audit-race';
import { makeRow } from '#audit-log/contract/trial-store';
import { rootOfProof } from '#audit-log/domain/evidence/entry-proof';
import { fromBytes } from '#audit-log/domain/evidence/hash';
import { PostgresDatabase } from '../../engines/support/postgres-database';
import { batchOf } from '../../support/batch-of';
import type { AuditWorld } from '../../support/world';
import { rowsOf, summarize } from './attacked-log';
import { allAttacks, PUT_RIGHT } from './guard-attacks';
import { PATHS } from './surrounding-attacks';

const STORE_ON = path.resolve('features/integrity/support/programs/store-in-postgres.js');
/** So often a process tells that it has stored a batch before it is killed. */
const BATCHES_TOLD = 25;

/** A log of several writers in PostgreSQL, what somebody does to its tables by hand, and what verifying it finds. */
export class AttackedDatabase {
  checkpoint: LogHead | undefined;
  report: VerifyReport | undefined;
  readonly #database: PostgresDatabase;
  #opened: Promise<Engine> | undefined;

  constructor(world: AuditWorld) {
    this.#database = world.part(PostgresDatabase);
  }

  async make(): Promise<void> {
    const engine = await this.#engine();
    await engine.store({ writer: 'ada', batch: 1, rows: rowsOf('ada', 6, 1) });
    await engine.store({ writer: 'ada', batch: 2, rows: rowsOf('ada', 6, 7) });
    await engine.store({ writer: 'grace', batch: 1, rows: rowsOf('grace', 1, 101) });
    await engine.store({ writer: 'ada', batch: 3, rows: rowsOf('ada', 6, 13) });
    await engine.store({ writer: 'grace', batch: 2, rows: rowsOf('grace', 1, 102) });
  }

  async prune(count: number): Promise<void> {
    const note = makeRow(`note-${count}`, 500, { eventType: 'audit.pruning' });
    const engine = await this.#engine();
    assert.equal(await engine.prune({ time: 400, id: '' }, count, { note }), count);
  }

  async storeWithin(): Promise<void> {
    await this.#database.ask("INSERT INTO audit_entry (id, time, event_type) VALUES ('within', 600, 'x')");
  }

  /** With a mark in it, so that it is read as it was given and not as PostgreSQL has it. */
  async storeFar(): Promise<void> {
    await this.#database.ask(
      "INSERT INTO audit_entry (id, time, event_type, actor) VALUES ('far', 9007199254740993, 'x', E'a\\u00011b')",
    );
    await this.storeOne();
  }

  async storeMarked(): Promise<void> {
    const row = makeRow('marked', 700, { actor: 'a\u0001b' });
    await (await this.#engine()).store({ writer: 'marking', batch: 1, rows: [row] });
  }

  async storeBroken(): Promise<void> {
    const row = makeRow('broken', 700, { details: '{"lines":' });
    await (await this.#engine()).store({ writer: 'ada', batch: 4, rows: [row] });
  }

  /** What somebody is told who reads an entry, or all of them. */
  async read(id: string): Promise<readonly unknown[]> {
    const reader = await openForReading({ databaseUrl: await this.#database.urlOf() });
    const asIs = (error: unknown) => error;
    const told = [await reader.getEntry(id).catch(asIs), await reader.listEntries().catch(asIs)];
    await reader.close();
    return told;
  }

  async makeCheckpoint(): Promise<void> {
    const { size, root } = Object(await (await this.#engine()).readHead?.());
    this.checkpoint = { size: Number(size), root: String(root) };
  }

  async attack(name: string): Promise<void> {
    const attack = allAttacks[name];
    assert.ok(attack !== undefined, `No such attack: ${name}`);
    await this.#database.asPruner(attack);
    await this.#database.lookIn(PATHS[name]);
    if (name === 'writes all of it anew') {
      const other = await this.#database.openLog();
      // As many links as the checkpoint had, and one more.
      await other.store(batchOf([makeRow('anew-1', 700)]));
      await other.store(batchOf([makeRow('anew-2', 700)]));
    }
  }

  /** What the last attack has done is undone by whoever owns the tables. */
  async putRight(): Promise<void> {
    await this.#database.ask(PUT_RIGHT);
  }

  /** Tries to prune, and says what came of it, and how many entries there are then. */
  async tryPruning(count: number): Promise<{ outcome: unknown; entries: number }> {
    const engine = await this.#engine();
    // As a further step of the pruning before.
    const note = makeRow('note-8', 500, { eventType: 'audit.pruning' });
    const pruned = engine.prune({ time: 400, id: '' }, count, { note });
    const outcome = await pruned.catch((error: unknown) => error);
    return {
      outcome,
      entries: Number((await this.#database.ask('SELECT count(*) FROM audit_entry'))[0]?.[0]),
    };
  }

  /** Two others store, prune and erase while somebody verifies again and again. */
  async goOn(): Promise<void> {
    const other = await this.#database.openLog();
    let isOver = false;
    const work = async () => {
      for (let batch = 3; batch < 40; batch += 1) {
        await other.store({ writer: 'grace', batch, rows: rowsOf('bob', 5, 1000 * batch) });
        await this.#database.ask(
          `INSERT INTO audit_entry (id, time, event_type) VALUES ('own-${batch}', ${batch}, 'x')`,
        );
        if (batch % 5 === 0) {
          const told = (of: string) => makeRow(`${of}-${batch}`, 900, { eventType: `audit.${of}` });
          await other.prune({ time: 1000 * batch, id: '' }, 3, { note: told('pruning') });
          await other.erase?.({ actor: 'bob' }, 2, told('erasing'));
        }
      }
      isOver = true;
    };
    const verifyOn = async () => {
      while (!isOver) {
        assert.deepEqual(await this.verify(), []);
      }
    };
    await Promise.all([work(), verifyOn()]);
  }

  /** Has processes store until each has told so often that it has, and kills them. */
  async killWriters(count: number): Promise<void> {
    const env = { ...process.env, AUDIT_DATABASE_URL: await this.#database.urlOf() };
    const kills = Array.from({ length: count }, async () => {
      const child = spawn(process.execPath, [STORE_ON], { env, stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = once(child, 'exit');
      let told = 0;
      for await (const line of createInterface({ input: child.stdout })) {
        told += line === 'stored' ? 1 : 0;
        if (told === BATCHES_TOLD) {
          child.kill('SIGKILL');
        }
      }
      const [, signal] = await ended;
      assert.equal(signal, 'SIGKILL');
    });
    await Promise.all(kills);
  }

  async storeOne(): Promise<void> {
    const other = await this.#database.openLog();
    await other.store(batchOf([makeRow('another', 900)]));
  }

  /** As a log looks that was restored from a server which has had more transactions. */
  async restore(): Promise<void> {
    const later = '(tx::text::bigint + 1000000)::text::xid8';
    await this.#database.asPruner(
      `UPDATE audit_entry SET tx = ${later}; UPDATE audit_batch SET tx = ${later}; UPDATE audit_head SET low = (low::text::bigint + 1000000)::text::xid8`,
    );
    // Its owner comes first, and has it go on behind them.
    await this.storeOne();
    await this.storeThree();
  }

  /** Each in a transaction of its own, and a batch behind each. */
  async storeThree(): Promise<void> {
    const other = await this.#database.openLog();
    for (const number of [1, 2, 3]) {
      await this.#database.ask(
        `INSERT INTO audit_entry (id, time, event_type) VALUES ('own-${number}', 900, 'x')`,
      );
      await other.store(batchOf([makeRow(`restored-${number}`, 900 + number)]));
    }
  }

  /** Proves an entry, erases it and proves it again; says to which roots the proofs lead. */
  async proveAndErase(id: string): Promise<void> {
    const engine = await this.#engine();
    for (const deed of ['nothing', 'erase']) {
      if (deed === 'erase') {
        assert.equal(
          await engine.erase?.({ id }, 1, makeRow('erased', 800, { eventType: 'audit.erasing' })),
          1,
        );
        const [row] = await this.#database.ask(`SELECT actor, details FROM audit_entry WHERE id = '${id}'`);
        assert.deepEqual(row, [null, '"[erased]"']);
      }
      await this.makeCheckpoint();
      const found: unknown = await engine.prove?.(id);
      const root = rootOfProof(Object(found));
      assert.equal(root, fromBytes(Buffer.from(this.checkpoint?.root ?? '', 'base64')));
      assert.deepEqual(await this.verify(this.checkpoint), []);
      assert.equal(this.report?.erasedEntries, deed === 'erase' ? 1 : 0);
    }
  }

  /** What who follows the log is given, and what there is. */
  async follow(): Promise<{ followed: readonly string[]; stored: readonly string[] }> {
    const given: unknown = await (await this.#engine()).listAfter?.(undefined, 1000);
    assert.ok(Array.isArray(given));
    const stored = await this.#database.ask('SELECT id FROM audit_entry ORDER BY id');
    return {
      followed: given.map(([, [id]]) => String(id)),
      stored: stored.map(([id]) => String(id)),
    };
  }

  /** As the command does it, which opens the log only to read: whoever opens it to store makes what is missing. */
  async verify(trusted?: LogHead, indexes = false): Promise<readonly string[]> {
    this.report = await this.look(trusted, indexes);
    return summarize(this.report.faults);
  }

  /** The report as it is. */
  async look(trusted?: LogHead, indexes = false): Promise<VerifyReport> {
    await using reader = await openForReading({ databaseUrl: await this.#database.urlOf() });
    return await reader.verify({ trusted, indexes });
  }

  /** What is found of the first faults alone. */
  async verifyFirst(count: number): Promise<readonly string[]> {
    await this.verify();
    return summarize(this.report?.faults.slice(0, count) ?? []);
  }

  #engine(): Promise<Engine> {
    this.#opened ??= this.#database.openLog();
    return this.#opened;
  }
}
