import { copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import {
  AuditService,
  type ExaminedPart,
  type IntegrityOptions,
  type LogHead,
  openForReading,
  type VerifyOptions,
  type VerifyReport,
} from 'audit-race';
import Database from 'better-sqlite3';
import { CREATE_GUARDS, GUARD_NAMES } from '#audit-log/engines/sqlite/tables/append-only';
import { PostgresDatabase } from '../../engines/support/postgres-database';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { keyOf, LOG_NAME } from './made-log';
import { unreadable } from './unreadable';

const OF_0_1_0 = path.resolve('features/engines/fixtures/version-1.sqlite');
const OTHER_ROOT = 'mb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=';
/** What a log of a release before the chain lacks. */
const NO_CHAIN =
  'DROP TABLE audit_head, audit_gone; ALTER TABLE audit_batch DROP COLUMN place CASCADE; UPDATE audit_schema SET version = 2';
const BATCHES = 3;
const FURTHER = 10;

/** Ada's log, the checkpoint of it that Grace has, and what she is told when she verifies it. */
export class UncheckedLog {
  readonly #world: AuditWorld;
  readonly #file: string;
  #isFile = true;
  #databaseUrl = '';
  #audit: AuditService | undefined;
  checkpoint: LogHead = { size: 0, root: OTHER_ROOT };
  options: VerifyOptions = {};
  told: string[] = [];
  unchecked: VerifyReport['unchecked'] = [];
  refusal: unknown;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#file = world.part(TemporaryFolder).file('audit.db');
  }

  get audit(): AuditService {
    return this.#audit ?? this.open();
  }

  async make(store: string): Promise<void> {
    this.#isFile = store === 'SQLite';
    this.#databaseUrl = this.#isFile
      ? `sqlite://${this.#file}`
      : await this.#world.part(PostgresDatabase).urlOf();
    await this.#record(BATCHES);
    await this.hand();
    await this.#record(BATCHES);
  }

  open(integrity: IntegrityOptions = {}): AuditService {
    const audit = new AuditService({
      databaseUrl: this.#databaseUrl,
      integrity: { key: keyOf(1), keyId: LOG_NAME, ...integrity },
    });
    this.#world.addCleanup(() => audit.close());
    this.#audit = audit;
    return audit;
  }

  /** Ada hands Grace a new checkpoint. */
  async hand(): Promise<void> {
    const { size, root } = await this.audit.checkpoint();
    this.checkpoint = { size, root };
  }

  async prune(keepNewest: number): Promise<void> {
    await this.audit.prune({ keepNewest });
  }

  exceed(): void {
    const { size, root } = this.checkpoint;
    this.checkpoint = { size: size + FURTHER, root };
  }

  replaceRoot(size = this.checkpoint.size): void {
    this.checkpoint = { size, root: OTHER_ROOT };
  }

  /** As somebody does who has the tables, and wants nothing to be found. */
  async takeLinks(): Promise<void> {
    await this.audit.flush();
    const unlink = 'UPDATE audit_batch SET root = NULL, chain = NULL, salt = NULL, leaves = NULL';
    if (this.#isFile) {
      await this.audit.close();
      this.#audit = undefined;
      const database = new Database(this.#file);
      database.exec([...GUARD_NAMES.map((name) => `DROP TRIGGER ${name}`), unlink].join(';'));
      database.exec(CREATE_GUARDS);
      database.close();
    } else {
      await this.#world
        .part(PostgresDatabase)
        .asPruner(
          `${unlink}, place = NULL; UPDATE audit_head SET place = 0, chain = decode(repeat('00', 32), 'hex'), low = '0'`,
        );
    }
  }

  async addIndex(): Promise<void> {
    await this.audit.close();
    const database = new Database(this.#file);
    database.exec('CREATE INDEX own ON audit_entry (length(actor))');
    database.close();
  }

  /** A log that has nothing to keep a chain in. */
  async replaceByEarlier(): Promise<void> {
    await this.audit.close();
    if (this.#isFile) {
      for (const end of ['', '-wal', '-shm']) {
        rmSync(`${this.#file}${end}`, { force: true });
      }
      copyFileSync(OF_0_1_0, this.#file);
    } else {
      await this.#world.part(PostgresDatabase).asPruner(NO_CHAIN);
    }
  }

  async verify(who: 'service' | 'reader', trusted: LogHead | undefined): Promise<void> {
    const databaseUrl = this.#databaseUrl;
    await using log =
      who === 'service' ? new AuditService({ databaseUrl }) : await openForReading({ databaseUrl });
    const report = await log.verify({ ...this.options, trusted });
    this.unchecked = report.unchecked;
    this.told.push(inWords(report));
  }

  async ask(how: string): Promise<void> {
    const { checkpoint } = this;
    const asks: Readonly<Record<string, () => Promise<unknown>>> = {
      'for a checkpoint that continues the one of Grace': () => this.audit.checkpoint({ since: checkpoint }),
      'a log that trusts the one of Grace for a checkpoint': () =>
        this.open({ trusted: checkpoint }).checkpoint(),
      'how far the log has come since the one of Grace': async () => {
        await using log = await openForReading({ databaseUrl: this.#databaseUrl });
        return await log.readHead({ since: checkpoint });
      },
    };
    this.refusal = await asks[how]?.().catch((error: unknown) => error);
  }

  async #record(batches: number): Promise<void> {
    for (let batch = 0; batch < batches; batch += 1) {
      this.audit.record({ eventType: 'plan.applied', actor: 'ada' });
      this.audit.record({ eventType: 'plan.deleted', actor: 'grace' });
      await this.audit.flush();
    }
  }
}

/** What a report says, in a few words. */
export function inWords({ isIntact, faults, unchecked }: VerifyReport): string {
  const kinds = [...new Set(faults.map(({ kind }) => `fault: ${kind}`))];
  const words = [...kinds, ...unchecked.map(({ kind }) => `unchecked: ${kind}`)].join(', ');
  return [isIntact ? 'intact' : '', words].filter((part) => part !== '').join(', but ') || 'not intact';
}

const SEALED: ExaminedPart = {
  next: undefined,
  entries: 2,
  batches: 1,
  unsealedEntries: 0,
  olderEntries: 0,
  prunedEntries: 0,
  erasedEntries: 0,
  faults: [],
};

/** What an engine of somebody else answers, and what it was asked for. */
export const OWN_ANSWERS: Readonly<Record<string, readonly [part: object, options: VerifyOptions]>> = {
  'says that the checkpoint holds': [{ ...SEALED, checkpoint: 'holds' }, trusting()],
  'says nothing of the checkpoint': [SEALED, trusting()],
  'says that it fails, and names no fault': [{ ...SEALED, checkpoint: 'fails' }, trusting()],
  'says nonsense of the checkpoint': [{ ...SEALED, checkpoint: 'perhaps' }, trusting()],
  'throws where its answer is read': [unreadable(), {}],
  'only counts its indexes': [{ ...SEALED, indexes: 'counted' }, { indexes: true }],
  'has no link for any entry': [{ ...SEALED, entries: 0, batches: 0, unsealedEntries: 2 }, {}],
};

function trusting(): VerifyOptions {
  return { trusted: { size: 1, root: OTHER_ROOT } };
}
