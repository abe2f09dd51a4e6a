import assert from 'node:assert/strict';
import { type AuditEntry, type AuditOptions, AuditService, type NewEntry } from 'audit-race';
import { AuditStage, MemoryStage } from '../../support/audit-stage';
import type { AuditWorld } from '../../support/world';

/** What Ada records, and what is kept of it. */
export class Content {
  readonly #stage: AuditStage;
  readonly #world: AuditWorld;
  /** The details that a Given has prepared. */
  prepared: unknown;
  /** How often the details have noticed what they look out for. */
  noticedCount = 0;
  /** The limit that the audit log was set up with. */
  bytesMax: number | undefined;
  #id = '';

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#stage = world.part(AuditStage);
  }

  /** Puts an audit log on a store in memory on stage. */
  openLog(options: AuditOptions = {}): void {
    const { store, log } = this.#world.part(MemoryStage);
    this.bytesMax = options.detailsBytesMax;
    this.#stage.service = new AuditService({
      createEngine: store.createEngine,
      logger: log,
      writeBehind: false,
      ...options,
    });
  }

  /** Prepares details that notice something. */
  prepare(make: (notice: () => void) => unknown): void {
    this.prepared = make(() => {
      this.noticedCount += 1;
    });
  }

  /** Records an entry and waits until it is stored. */
  async record(entry: NewEntry): Promise<void> {
    const receipt = this.#stage.service.record(entry);
    await receipt.stored();
    this.#id = receipt.id;
  }

  async recordDetails(details: unknown): Promise<void> {
    await this.record({ eventType: 'plan.applied', details });
  }

  /** The JSON of the details, as the store in memory holds it. */
  get keptJson(): string | null {
    const row = this.#world.part(MemoryStage).store.rows.get(this.#id);
    assert.ok(row, 'Nothing was recorded.');
    return row[13];
  }

  /** The details, as they are kept. */
  get kept(): unknown {
    return JSON.parse(String(this.keptJson));
  }

  /** The entry, as Grace reads it. */
  async read(): Promise<AuditEntry> {
    const entry = await this.#stage.service.getEntry(this.#id);
    assert.ok(entry, 'The entry is not in the log.');
    return entry;
  }
}
