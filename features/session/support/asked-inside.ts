import assert from 'node:assert/strict';
import type { AuditService } from 'audit-race';
import { AuditStage, MemoryStage } from '../../support/audit-stage';
import type { AuditWorld } from '../../support/world';

const ID = '01890000-0000-7000-8000-000000000000';

const CALLS: Readonly<Record<string, (log: AuditService) => Promise<unknown>>> = {
  'stored()': (log) => log.record({ eventType: 'store.opening' }).stored(),
  'kept()': (log) => log.record({ eventType: 'store.opening' }).kept(),
  'flush()': (log) => log.flush(),
  'ensureSession()': (log) => log.ensureSession(),
  'count()': (log) => log.count(),
  'listEntries()': (log) => log.listEntries(),
  'getEntry()': (log) => log.getEntry(ID),
  'entries()': (log) => log.entries().next(),
  'follow()': (log) => log.follow().next(),
  'prune()': (log) => log.prune({ keepNewest: 1 }),
  'erase()': (log) => log.erase({ actor: 'ada' }),
  'verify()': (log) => log.verify(),
  'prove()': (log) => log.prove(ID),
};

/** What a store asks of the log that opens it, and what it is told. */
export class AskedInside {
  readonly #world: AuditWorld;
  #answer: Promise<PromiseSettledResult<unknown>[]> | undefined;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  /** Has the store ask while it is being opened. It does not wait for the answer, so that the opening ends where there is none. */
  askWith(name: string): void {
    const stage = this.#world.part(MemoryStage);
    const { service } = this.#world.part(AuditStage);
    const call = CALLS[name];
    assert.ok(call, `Nothing here calls ${name}.`);
    stage.createEngine = () => {
      this.#answer ??= Promise.allSettled([call(service)]);
      return stage.store.createEngine();
    };
  }

  /** The code of the error that it is told; `answered` where there is none. */
  async told(): Promise<string> {
    const [outcome] = (await this.#answer) ?? [];
    return outcome?.status === 'rejected' ? outcome.reason.code : 'answered';
  }
}
