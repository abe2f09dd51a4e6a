import assert from 'node:assert/strict';
import type { AuditEntry, EntryFilter } from 'audit-race';
import sinon from 'sinon';
import { AuditStage, FileStage } from '../../support/audit-stage';
import { Recording } from '../../support/recording';
import type { AuditWorld } from '../../support/world';

/** A log that Grace streams, and the pages that the stream asks of its store. */
export class Streaming {
  readonly #world: AuditWorld;
  /** The size of each page that was asked for. */
  readonly pageSizes: number[] = [];
  readonly read: AuditEntry[] = [];
  #hasRead = false;
  #stream: AsyncGenerator<AuditEntry, void, undefined> | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
    const file = world.part(FileStage);
    file.openLog({
      createEngine: async (databaseUrl) => {
        const engine = await file.engines.createEngine(databaseUrl);
        const list = engine.list.bind(engine);
        sinon.replace(engine, 'list', (query, limit, before) => {
          this.pageSizes.push(limit);
          return list(query, limit, before);
        });
        return engine;
      },
    });
  }

  /** Records an entry of somebody, before all others. */
  async recordOlder(actor: string): Promise<void> {
    await this.#world.part(AuditStage).service.record({ eventType: 'plan.created', actor }).stored();
  }

  async fill(count: number): Promise<void> {
    await this.#world.part(Recording).recordMany(count);
  }

  /** Reads so many entries, from where it stopped before. */
  async readOn(count = Number.POSITIVE_INFINITY): Promise<void> {
    this.#hasRead = true;
    this.#stream ??= this.#world.part(AuditStage).service.entries();
    for (let left = count; left > 0; left -= 1) {
      const next = await this.#stream.next();
      if (next.done) {
        return;
      }
      this.read.push(next.value);
    }
  }

  /** Reads until an entry with this number comes, and leaves the loop. */
  async readUntil(number: number, filter: EntryFilter = {}): Promise<void> {
    this.#hasRead = true;
    for await (const entry of this.#world.part(AuditStage).service.entries(filter)) {
      this.read.push(entry);
      if (numberOf(entry) === number) {
        break;
      }
    }
  }

  /** Reads a page, without saying how large it should be. */
  async readPage(): Promise<void> {
    this.#hasRead = true;
    const { entries } = await this.#world.part(AuditStage).service.listEntries();
    this.read.push(...entries);
  }

  /** The numbers of the entries that were read, once somebody has read. */
  get numbers(): unknown[] {
    assert.ok(this.#hasRead, 'Nobody has read anything.');
    return this.read.map(numberOf);
  }
}

function numberOf({ details }: AuditEntry): unknown {
  return Reflect.get(Object(details), 'number');
}
