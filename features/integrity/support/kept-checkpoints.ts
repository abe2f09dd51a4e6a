import { createPublicKey } from 'node:crypto';
import {
  type AuditOptions,
  AuditService,
  type IntegrityOptions,
  openForReading,
  type VerifyReport,
} from 'audit-race';
import { type Checkpoint, readCheckpoint } from 'audit-race/verify';
import Database from 'better-sqlite3';
import { CREATE_GUARDS, GUARD_NAMES } from '#audit-log/engines/sqlite/tables/append-only';
import { ManualClock } from '../../support/manual-clock';
import { MemoryStore } from '../../support/memory-store';
import { TemporaryFolder } from '../../support/temporary-folder';
import type { AuditWorld } from '../../support/world';
import { keyOf, LOG_NAME } from './made-log';

/** A log of Ada, and the checkpoints of it that Grace has. */
export class KeptCheckpoints {
  readonly clock = new ManualClock();
  readonly #world: AuditWorld;
  readonly #databaseUrl: string;
  readonly #file: string;
  #audit: AuditService | undefined;
  kept: string[] = [];
  /** Resolves when Grace has been asked. */
  readonly asked: Promise<void>;
  #tellAsked: () => void = () => undefined;
  /** What Ada was told instead of a checkpoint. */
  refusal: unknown;

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#file = world.part(TemporaryFolder).file('audit.db');
    this.#databaseUrl = `sqlite://${this.#file}`;
    this.asked = new Promise((resolve) => {
      this.#tellAsked = resolve;
    });
  }

  get audit(): AuditService {
    if (this.#audit === undefined) {
      throw new Error('No log is open.');
    }
    return this.#audit;
  }

  open(options: AuditOptions): void {
    const audit = new AuditService({ databaseUrl: this.#databaseUrl, ...options });
    this.#audit = audit;
    this.#world.addCleanup(() => audit.close());
  }

  openWithKey(
    answer: () => unknown = () => undefined,
    options: AuditOptions = {},
    integrity: IntegrityOptions = {},
  ): void {
    const anchor = ({ text }: { readonly text: string }) => {
      this.#tellAsked();
      return Promise.resolve(answer()).then(() => this.kept.push(text));
    };
    this.open({ ...options, integrity: { key: keyOf(1), keyId: LOG_NAME, anchor, ...integrity } });
  }

  openWithoutEvidence(): void {
    const store = new MemoryStore();
    this.openWithKey(undefined, { createEngine: () => store.createEngine() });
  }

  record(count: number): void {
    for (let entry = 1; entry <= count; entry += 1) {
      this.audit.record({ eventType: 'plan.applied', actor: 'ada', subject: `plan/${entry}` });
    }
  }

  /** A checkpoint that Grace has, the last by default, as she reads it. */
  read(text = this.kept.at(-1) ?? ''): Checkpoint {
    return readCheckpoint(text, { publicKey: createPublicKey(keyOf(1)), origin: LOG_NAME });
  }

  /** Looks at the log from outside, as it lies on the disk. */
  async verify(trusted?: Checkpoint): Promise<VerifyReport> {
    await using log = await openForReading({ databaseUrl: this.#databaseUrl });
    return await log.verify({ trusted });
  }

  /** Closes the log, and takes the newest batch out of its file as somebody would who knows the tables. */
  async cutOff(): Promise<void> {
    await this.audit.close();
    this.deleteNewest();
  }

  deleteNewest(): void {
    const database = new Database(this.#file);
    try {
      database.exec(GUARD_NAMES.map((name) => `DROP TRIGGER ${name};`).join('\n'));
      database.exec(`
        DELETE FROM audit_entry WHERE seq >= (SELECT max(first_seq) FROM audit_batch);
        DELETE FROM audit_batch WHERE first_seq = (SELECT max(first_seq) FROM audit_batch);
      `);
      database.exec(CREATE_GUARDS);
    } finally {
      database.close();
    }
  }
}
