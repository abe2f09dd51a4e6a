import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { type AuditEntry, AuditService, type Clock, openForReading } from 'audit-race';
import Database from 'better-sqlite3';
import { runCommandLine } from '#audit-log/command/command-line';
import { unguarded } from '#audit-log/engines/sqlite/tables/append-only';
import { systemClock } from '#audit-log/ports/clock';
import { Follower } from '../../querying/support/follower';
import { type ChildOutcome, runChild, watchChild } from '../../support/child';
import { MemoryTerminal } from '../../support/memory-terminal';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { PostgresDatabase } from './postgres-database';

const PROGRAM = path.resolve('src/audit-log/dist/command/main.js');
const KILLER = path.join(__dirname, 'programs', 'killed-at-third-batch.js');

/** A log that is copied into another store, and what the command says of it. */
export class CopiedLog {
  exitCode: number | undefined;
  output = '';
  complaints = '';
  from = '';
  to = '';
  readonly #world: AuditWorld;
  #terminal = new MemoryTerminal();

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  async fill(store: string, entryCount: number): Promise<void> {
    this.from = await this.urlOf(store, 'old');
    await this.record(this.from, entryCount);
  }

  async record(databaseUrl: string, entryCount: number): Promise<void> {
    const audit = new AuditService({ databaseUrl });
    await audit.ensureSession();
    for (let number = 1; number <= entryCount; number += 1) {
      await audit.ready();
      audit.record({
        eventType: 'plan.applied',
        actor: number % 2 === 0 ? 'ada' : undefined,
        subject: `plän/${number} \u0001 '"\\`,
        occurredAt: number % 3 === 0 ? new Date(number) : undefined,
        details:
          number % 5 === 0 ? undefined : { number, text: '\u{1f600} \u0001\\u0001', list: [null, 1.5] },
      });
    }
    await audit.close();
  }

  async copy(store: string, clock: Clock = systemClock): Promise<void> {
    this.to = await this.urlOf(store, 'new');
    await this.call(['copy', '--from', this.from, '--to', this.to], clock);
  }

  async call(args: readonly string[], clock: Clock = systemClock): Promise<void> {
    this.#terminal = new MemoryTerminal({ clock });
    this.exitCode = await runCommandLine(args, this.#terminal);
    this.output = this.#terminal.output;
    this.complaints += this.#terminal.complaints;
  }

  /** Copies and follows while both logs are written to. */
  async follow(store: string, more: number, others: number): Promise<void> {
    this.to = await this.urlOf(store, 'new');
    const ended = this.call(['copy', '--from', this.from, '--to', this.to, '--follow']);
    const terminal = this.#terminal;
    await Promise.race([terminal.until(() => terminal.complaints !== ''), ended]);
    await this.record(this.to, others);
    await this.record(this.from, more);
    // What has been copied by then was not left to the end.
    await this.#holds(this.to, (await this.#count(this.from)) + others);
    terminal.stop();
    await ended;
  }

  async copyKilled(store: string): Promise<void> {
    this.to = await this.urlOf(store, 'new');
    const { signal } = await this.run(['copy', '--from', this.from, '--to', this.to], {
      NODE_OPTIONS: `--require "${KILLER}"`,
    });
    assert.equal(signal, 'SIGKILL');
  }

  /** Has the program itself follow, and asks it to stop when it says that it waits for more. */
  async followUntil(store: string, signal: NodeJS.Signals): Promise<void> {
    this.to = await this.urlOf(store, 'new');
    const args = [PROGRAM, 'copy', '--from', this.from, '--to', this.to, '--follow'];
    const child = watchChild(spawn(process.execPath, args));
    child.stdout.on('data', (chunk) => {
      this.output += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      this.complaints += String(chunk);
      if (this.complaints.includes('All is copied')) {
        child.kill(signal);
      }
    });
    const [code] = await once(child, 'close');
    this.exitCode = Number(code ?? Number.NaN);
  }

  async run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<ChildOutcome> {
    return await runChild(process.execPath, [PROGRAM, ...args], { env: { ...process.env, ...env } });
  }

  /** Changes a log as nobody should, by SQL. */
  spoil(sql: string, databaseUrl = this.to): void {
    const database = new Database(databaseUrl.replace('sqlite://', ''));
    unguarded(database, () => database.exec(sql));
    database.close();
  }

  /** All entries of a log in the order of lists, and the ids in the order of storing. */
  async read(databaseUrl: string): Promise<{ listed: AuditEntry[]; stored: string[] }> {
    const reader = await openForReading({ databaseUrl });
    const listed: AuditEntry[] = [];
    for await (const entry of reader.entries()) {
      listed.push(entry);
    }
    const follower = new Follower(reader.follow());
    await follower.counted(listed.length);
    await reader.close();
    return { listed, stored: follower.entries.map(({ entry }) => entry.id) };
  }

  /** What `verify` finds in a log, also against a checkpoint of another one. */
  async faultsOf(databaseUrl: string, checkpointOf = databaseUrl): Promise<string[]> {
    const [reader, other] = [
      await openForReading({ databaseUrl }),
      await openForReading({ databaseUrl: checkpointOf }),
    ];
    const { faults } = await reader.verify({ trusted: await other.readHead() });
    await Promise.all([reader.close(), other.close()]);
    return faults.map(({ kind }) => kind);
  }

  async #count(databaseUrl: string): Promise<number> {
    const reader = await openForReading({ databaseUrl });
    const count = await reader.count();
    await reader.close();
    return count;
  }

  async #holds(databaseUrl: string, entryCount: number): Promise<void> {
    const reader = await openForReading({ databaseUrl });
    await new Follower(reader.follow()).counted(entryCount);
    await reader.close();
  }

  async urlOf(store: string, name: string): Promise<string> {
    return store === 'SQLite'
      ? `sqlite://${this.#world.part(TemporaryFolder).file(`${name}.db`)}`
      : await this.#world.part(PostgresDatabase).urlOf(name);
  }

  /** The arguments of a call: what is in capitals names a place. */
  async argumentsOf(call: string): Promise<string[]> {
    const folder = this.#world.part(TemporaryFolder);
    const foreign = new Database(folder.file('foreign.db'));
    foreign.exec('CREATE TABLE bill (id INTEGER)');
    foreign.close();
    const server = new URL(await this.#world.part(PostgresDatabase).bareUrl());
    server.username = 'adalovelace';
    server.password = 'hunter2';
    server.pathname = '/ledgers';
    const places: Readonly<Record<string, string>> = {
      LOG: this.from,
      SERVER: server.href,
      MISSING: `sqlite://${folder.file('missing.db')}`,
      FOREIGN: `sqlite://${folder.file('foreign.db')}`,
    };
    return call.split(' ').map((word) => word.replace(/[A-Z]+$/, (name) => places[name] ?? name));
  }
}
