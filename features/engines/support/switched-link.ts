import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type AuditReader, AuditService, openForReading } from 'audit-race';
import Database from 'better-sqlite3';
import { Follower } from '../../querying/support/follower';
import { readChild } from '../../support/child';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';

const PROGRAM = join(__dirname, 'programs', 'switch-link.js');

/** A log that somebody opens by a symbolic link, which is switched meanwhile. */
export class SwitchedLink {
  /** What the log has told to those who called it. */
  readonly told: unknown[] = [];
  answer: unknown;
  readonly #world: AuditWorld;
  readonly #folder: TemporaryFolder;
  readonly #first: string;
  readonly #other: string;
  #otherContent: Buffer | undefined;
  /** What leads to the one or the other, and the path of the log. */
  #link = '';
  #path = '';
  #isToFile = false;
  #ada: AuditService | undefined;
  #grace: AuditReader | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#folder = world.part(TemporaryFolder);
    this.#first = this.#folder.file('first/audit.db');
    this.#other = this.#folder.file('other/audit.db');
    mkdirSync(dirname(this.#first));
  }

  async open(link: string, count: number): Promise<void> {
    this.#makeLink(link);
    this.#ada = this.#openLog(this.#path);
    await this.store(count);
  }

  async store(count: number): Promise<void> {
    await storeIn(this.#log, count).catch((error: unknown) => this.told.push(error));
  }

  async close(): Promise<void> {
    await this.#log.close().catch((error: unknown) => this.told.push(error));
  }

  /** The link leads to something else from now on. */
  async switchTo(there: string): Promise<void> {
    if (there !== 'nothing') {
      mkdirSync(dirname(this.#other));
    }
    if (there === 'another log') {
      await this.#fillOther();
    }
    rmSync(this.#link);
    symlinkSync(this.#isToFile ? this.#other : dirname(this.#other), this.#link);
  }

  async openToRead(how: string): Promise<void> {
    if (how === 'from a copy') {
      await this.close();
    }
    this.#grace = await openForReading({ databaseUrl: `sqlite://${this.#path}` });
    this.#world.addCleanup(() => this.#grace?.close());
    assert.equal(await this.#grace.count(), 3);
  }

  async countByReading(): Promise<void> {
    this.answer = await this.#grace?.count();
  }

  async ask(asks: string): Promise<void> {
    const ask = this.#questions[asks];
    assert.ok(ask, `No such question: ${asks}`);
    this.answer = await ask();
  }

  async runProgram(): Promise<void> {
    this.#makeLink('a link to its folder');
    mkdirSync(dirname(this.#other));
    await this.#fillOther();
    const args = [`sqlite://${this.#path}`, this.#link, dirname(this.#other)];
    await readChild(process.execPath, [PROGRAM, ...args]);
  }

  async storeByLink(count: number): Promise<void> {
    const later = this.#openLog(this.#path);
    await storeIn(later, count);
    await later.close();
  }

  lose(loss: string): void {
    const lose = this.#losses[loss];
    assert.ok(lose, `No such loss: ${loss}`);
    lose();
  }

  /** How many entries a file has, if it is sound and nothing is left beside it; and what the log says there of itself. */
  async read(which: 'first' | 'other'): Promise<{ count: number; opened: Record<string, unknown>[] }> {
    const file = which === 'first' ? this.#first : this.#other;
    assert.deepEqual(readdirSync(dirname(file)), ['audit.db']);
    const reader = await openForReading({ databaseUrl: `sqlite://${file}` });
    const { entries } = await reader.listEntries({ eventType: 'audit.opened' });
    const { isIntact } = await reader.verify();
    assert.ok(isIntact);
    const count = await reader.count({ eventType: 'plan.*' });
    await reader.close();
    return { count, opened: entries.map(({ details }) => Object(details)) };
  }

  assertUntouched(): void {
    const folder = dirname(this.#other);
    const found = existsSync(folder) ? readdirSync(folder) : [];
    assert.deepEqual(found, this.#otherContent === undefined ? [] : ['audit.db']);
    assert.ok(this.#otherContent === undefined || readFileSync(this.#other).equals(this.#otherContent));
  }

  readonly #questions: Readonly<Record<string, () => Promise<unknown>>> = {
    'counts them': () => this.#log.count(),
    'follows them': async () => {
      const follower = new Follower(this.#log.follow());
      await follower.counted(3);
      await follower.leave();
      return follower.entries.length;
    },
    'makes a backup': async () => {
      const backup = this.#folder.file('backup.db');
      await this.#log.backup(backup);
      return await this.#count(backup);
    },
    'verifies them': async () => (await this.#log.verify()).entries,
    'rebuilds the file': async () => {
      await this.#log.compact();
      return await this.#log.count();
    },
    'records in a transaction of hers': async () => {
      const client = new Database(this.#first);
      client.transaction(() => this.#log.within(client).record({ eventType: 'audited' }))();
      client.close();
      return (await this.#log.count()) - 1;
    },
  };

  readonly #losses: Readonly<Record<string, () => void>> = {
    'the first folder is deleted': () => rmSync(dirname(this.#first), { recursive: true }),
    'the first file is deleted': () => rmSync(this.#first),
    'another file takes the place of the first': () => {
      rmSync(this.#first);
      copyFileSync(this.#other, this.#first);
    },
  };

  get #log(): AuditService {
    assert.ok(this.#ada);
    return this.#ada;
  }

  #makeLink(link: string): void {
    this.#isToFile = link.endsWith('to the file');
    this.#link = this.#folder.file('current');
    symlinkSync(this.#isToFile ? this.#first : dirname(this.#first), this.#link);
    let outer = this.#link;
    if (link.startsWith('a link to a link')) {
      outer = this.#folder.file('outer');
      symlinkSync(this.#link, outer);
    }
    this.#path = this.#isToFile ? outer : join(outer, 'audit.db');
  }

  async #fillOther(): Promise<void> {
    const log = this.#openLog(this.#other);
    await storeIn(log, 1);
    await log.close();
    this.#otherContent = readFileSync(this.#other);
  }

  async #count(file: string): Promise<number> {
    const reader = await openForReading({ databaseUrl: `sqlite://${file}` });
    const count = await reader.count();
    await reader.close();
    return count;
  }

  #openLog(file: string): AuditService {
    const log = new AuditService({ databaseUrl: `sqlite://${file}`, retryWaitMs: 1 });
    this.#world.addCleanup(() => Promise.allSettled([log.close()]));
    return log;
  }
}

async function storeIn(log: AuditService, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    log.record({ eventType: 'plan.applied' });
  }
  await log.flush();
}
