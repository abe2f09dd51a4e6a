import type { AuditService, Engine } from 'audit-race';
import { makeRow } from '#audit-log/contract/trial-store';
import { AuditStage, MemoryStage } from '../../support/audit-stage';
import type { AuditWorld } from '../../support/world';
import { WrittenBehind } from '../../support/written-behind';

const STORED_ENTRIES = 1500;

const CALLS: Readonly<Record<string, (service: AuditService) => Promise<unknown>>> = {
  'ensureSession()': (service) => service.ensureSession(),
  'count()': (service) => service.count(),
  'compact()': (service) => service.compact(),
  'prune()': (service) => service.prune({ keepNewest: 1 }),
  'prune({ archive })': (service) => service.prune({ keepNewest: 1, archive: () => Promise.resolve() }),
  'prune({ dryRun })': (service) => service.prune({ keepNewest: 1, dryRun: true }),
};

/** An engine of which one call never answers, and what becomes of those who wait for it. */
export class SilentEngine {
  /** How the call of Ada has ended; `undefined` while it has not. */
  outcome: PromiseSettledResult<unknown> | undefined;
  readonly #world: AuditWorld;

  constructor(world: AuditWorld) {
    this.#world = world;
  }

  /** @param after so many calls are answered first. */
  silence(name: string, after = 0): void {
    const stage = this.#world.part(MemoryStage);
    for (let number = 1; number <= STORED_ENTRIES; number += 1) {
      const id = `id-${String(number).padStart(8, '0')}`;
      stage.store.rows.set(id, makeRow(id, number));
    }
    stage.createEngine = async () => {
      if (name === 'createEngine') {
        return await never<Engine>();
      }
      const engine = await stage.store.createEngine();
      const answer: (...given: unknown[]) => unknown = Reflect.get(engine, name).bind(engine);
      let left = after;
      Reflect.set(engine, name, (...given: unknown[]) => {
        left -= 1;
        return left >= 0 ? answer(...given) : never();
      });
      return engine;
    };
  }

  /** Ada makes a call, which comes as far as it can. */
  async call(name: string): Promise<void> {
    const make = CALLS[name];
    if (make === undefined) {
      throw new Error(`No such call: ${name}`);
    }
    const made = make(this.#world.part(AuditStage).service);
    made.then(
      (value) => {
        this.outcome = { status: 'fulfilled', value };
      },
      (reason: unknown) => {
        this.outcome = { status: 'rejected', reason };
      },
    );
    await this.#world.part(WrittenBehind).settle();
  }
}

function never<T>(): Promise<T> {
  return new Promise(() => undefined);
}
