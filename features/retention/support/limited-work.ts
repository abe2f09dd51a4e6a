import assert from 'node:assert/strict';
import { type AuditService, AuditStoreError, type LimitOptions } from 'audit-race';
import { AuditStage, MemoryStage } from '../../support/audit-stage';
import { Gate } from '../../support/gate';
import type { MemoryStore } from '../../support/memory-store';
import type { AuditWorld } from '../../support/world';
import { WrittenBehind } from '../../support/written-behind';
import { Pruning } from './pruning';

const LIMIT_MS = 1000;

type Call = (service: AuditService, limit: object) => Promise<unknown>;

/** What may be called with a limit. */
const CALLS: Readonly<Record<string, Call>> = {
  prune: (service, limit) => service.prune({ keepNewest: 1, ...limit }),
  'prune with a dry run': (service, limit) => service.prune({ keepNewest: 1, dryRun: true, ...limit }),
  compact: (service, limit) => service.compact(limit),
  backup: (service, limit) => service.backup('copy.db', limit),
};

/** What such a call asks of the store. To rebuild it is to reclaim its space. */
const STEPS = ['findPosition', 'count', 'prune', 'reclaim'] as const satisfies (keyof MemoryStore)[];

/** Work that takes long, and Grace, who ends it. Time passes only as she says. */
export class LimitedWork {
  /** What the store was asked for. */
  readonly asked: string[] = [];
  /** How many entries had gone when Grace was told; `undefined` while she was not. */
  goneWhenTold: number | undefined;
  readonly #world: AuditWorld;
  readonly #memory: MemoryStage;
  readonly #stopper = new AbortController();
  readonly #gate = new Gate();
  #ended: Promise<void> = Promise.resolve();

  constructor(world: AuditWorld) {
    this.#world = world;
    this.#memory = world.part(MemoryStage);
    this.#memory.clock.standStill();
    this.#watch();
    world.addCleanup(() => this.#leave());
  }

  /** Makes a call that is going to end in that way, and lets everything happen that can without time passing. */
  async begin(name: string, ends: string, more: object = {}): Promise<void> {
    const call = CALLS[name];
    assert.ok(call, `No such call: ${name}`);
    const limit: LimitOptions =
      ends === 'is out of time' ? { timeoutMs: LIMIT_MS } : { signal: this.#stopper.signal };
    const stage = this.#world.part(AuditStage);
    this.#ended = stage
      .attempt((service) => call(service, { ...limit, ...more }))
      .then(() => {
        this.goneWhenTold = this.#memory.store.pruned.size;
      });
    await this.#settle();
  }

  /** Grace gives up, or her time is up. */
  readonly end = (how: string): void => {
    if (how === 'is out of time') {
      this.#memory.clock.advance(LIMIT_MS);
    } else if (how === 'gives up with BUSY') {
      this.#stopper.abort(new AuditStoreError('AUDIT_STORE_BUSY', 'Grace is busy.'));
    } else {
      this.#stopper.abort(new Error('Grace has gone.'));
    }
  };

  async passTime(durationMs: number): Promise<void> {
    this.#memory.clock.advance(durationMs);
    await this.#settle();
  }

  /** Prunes, and ends it at one moment. */
  async pruneUntil(moment: string, ends: string): Promise<void> {
    const pruning = this.#world.part(Pruning);
    const [, batch, how] = /^batch (\d) is (.*)$/.exec(moment) ?? [];
    let archived = 0;
    const archive = () => {
      archived += 1;
      return archived < Number(batch) ? Promise.resolve() : this.#endAndWait(ends);
    };
    pruning.beforeBatch = (number) => {
      if (number === Number(batch) && how !== 'being archived') {
        this.end(ends);
        return how?.endsWith('takes an hour') ? this.#gate.passed() : undefined;
      }
      return undefined;
    };
    const waits = moment === 'pruning waits for somebody who reads';
    this.#watchSpace(waits, moment.startsWith('the last') ? () => this.end(ends) : () => undefined);
    await this.begin('prune', ends, {
      keepNewest: 1000,
      ...(how === 'being archived' ? { archive } : {}),
    });
    if (waits) {
      this.end(ends);
      await this.#settle();
    }
  }

  /** The store answers what it was asked. */
  async goOn(): Promise<void> {
    this.#gate.open();
    this.#memory.letGo();
    await this.#ended;
    await this.#settle();
  }

  #watchSpace(isCrowded: boolean, onLast: () => void): void {
    const { createEngine } = this.#memory;
    this.#memory.createEngine = async (url) => {
      const engine = await createEngine(url);
      const reclaim = engine.reclaim.bind(engine);
      engine.reclaim = async (isLast) => {
        if (isLast) {
          onLast();
        }
        return { ...(await reclaim(isLast)), isCrowded };
      };
      return engine;
    };
  }

  /** An engine may never answer, so closing has a limit, too. */
  async #leave(): Promise<void> {
    await this.goOn();
    await Promise.allSettled([this.#world.part(AuditStage).service.close({ timeoutMs: 100 })]);
  }

  async #endAndWait(ends: string): Promise<void> {
    this.end(ends);
    return await new Promise(() => undefined);
  }

  #settle(): Promise<void> {
    return this.#world.part(WrittenBehind).settle();
  }

  /** Notes what the store is asked for, whichever engine asks. */
  #watch(): void {
    const { store } = this.#memory;
    for (const name of STEPS) {
      const answer = store[name];
      Reflect.set(store, name, (...given: unknown[]) => {
        this.asked.push(name);
        return Reflect.apply(answer, store, given);
      });
    }
  }
}
