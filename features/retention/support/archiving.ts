import assert from 'node:assert/strict';
import type { AuditEntry, PruneReport } from 'audit-race';
import { makeRow } from '#audit-log/contract/trial-store';
import { AuditStage, MemoryStage } from '../../support/audit-stage';
import type { AuditWorld } from '../../support/world';

/** All that a scenario stores is older. */
const END = '2026-01-01';

/** What a function that archives may do instead, by the words of the scenarios. */
const FAILINGS: Readonly<Record<string, (entries: readonly AuditEntry[]) => unknown>> = {
  throws: () => {
    throw new Error('the bucket is full');
  },
  rejects: () => Promise.reject(new Error('the bucket is full')),
  'gives nothing': () => undefined,
  'gives the number of entries': (entries) => entries.length,
  'never ends': () => new Promise(() => undefined),
};

/** Somebody who archives what goes. */
export class Archiving {
  /** The ids of the entries that were handed out, batch by batch. */
  readonly batches: string[][] = [];
  /** How many of them were still in the store when they were. */
  readonly presentCounts: number[] = [];
  wasStopped = false;
  /** How many entries are there that must not go. */
  keptCount = 0;
  report: PruneReport | undefined;
  isOlderKept = false;
  readonly #memory: MemoryStage;
  readonly #stage: AuditStage;

  constructor(world: AuditWorld) {
    this.#memory = world.part(MemoryStage);
    this.#stage = world.part(AuditStage);
  }

  /** Prunes everything; `also` happens with each batch, after it was noted. */
  async prune(
    also: (number: number, entries: readonly AuditEntry[]) => unknown = () => Promise.resolve(),
    options: { readonly dryRun?: boolean } = {},
  ): Promise<void> {
    const archive = (entries: readonly AuditEntry[], signal: AbortSignal): unknown => {
      signal.addEventListener('abort', () => {
        this.wasStopped = true;
      });
      this.batches.push(entries.map(({ id }) => id));
      this.presentCounts.push(entries.filter(({ id }) => this.#memory.store.rows.has(id)).length);
      return also(this.batches.length, entries);
    };
    // What some of them give is no promise, which the compiler would not let pass.
    const request = { olderThan: END, archive, ...options };
    await this.#stage.attempt((service) => Reflect.apply(service.prune, service, [request]));
  }

  /** Prunes everything, and archives nothing. */
  async pruneOnly(): Promise<void> {
    await this.#stage.attempt(async (service) => {
      this.report = await service.prune({ olderThan: END });
    });
  }

  /** Changes the list that was handed out. */
  async meddle(does: string, entries: readonly AuditEntry[]): Promise<void> {
    const id = 'id-younger';
    if (does === 'empties the list') {
      Reflect.set(entries, 'length', 0);
    } else {
      this.keptCount = 1;
      this.#memory.store.add([makeRow(id, Date.parse(END) + 1)]);
      Reflect.set(entries, 0, { id });
    }
    return await Promise.resolve();
  }

  sayOfSpace(what: string): void {
    const { store } = this.#memory;
    const sound = store.reclaim();
    const said: Readonly<Record<string, unknown>> = {
      'that there is more, and gives nothing back': { ...sound, hasMore: true },
      nothing: undefined,
      'that it may be held': { ...sound, isHeld: 'perhaps' },
      'that it holds NaN bytes': { ...sound, usedBytes: Number.NaN },
    };
    assert.ok(what in said, what);
    Reflect.set(store, 'reclaim', () => said[what]);
  }

  /** What a function that fails gives or throws, at batch 2 alone. */
  failing(name: string): (number: number, entries: readonly AuditEntry[]) => unknown {
    const fail = FAILINGS[name];
    assert.ok(fail, `No such failure: ${name}`);
    return (number, entries) => (number === 2 ? fail(entries) : Promise.resolve());
  }

  /** Another process, whose clock is behind, stores an entry. */
  storeOlder(): void {
    this.#memory.store.add([makeRow('id-older', 1)]);
  }

  /** How many entries are left that are not of the log itself. */
  get leftCount(): number {
    return [...this.#memory.store.rows.values()].filter(([, , eventType]) => eventType === 'plan.applied')
      .length;
  }

  /** How many entries have gone that were not handed out. */
  get missedCount(): number {
    const known = new Set(this.batches.flat());
    return [...this.#memory.store.pruned].filter((id) => !known.has(id)).length;
  }

  /** How many entries have gone. */
  get goneCount(): number {
    return this.#memory.store.pruned.size;
  }
}
