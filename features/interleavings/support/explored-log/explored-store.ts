import { ok } from 'node:assert/strict';
import type { Resource, Turns } from '@audit-race/interleavings';
import { AuditStoreError, type Engine, type StoreFailure } from 'audit-race';
import { makeRow } from '#audit-log/contract/trial-store';
import { MemoryRows } from '../../../support/memory-rows';
import { EngineLife } from './engine-life';
import { ExploredEngine, type Mishap } from './explored-engine';

/** Failures after which another engine has to be created; all others are retried on the same one. */
const COSTS_AN_ENGINE: readonly StoreFailure[] = ['AUDIT_STORE_FAILED', 'AUDIT_ENGINE_DIED'];

/** What a store holds at first, and what may go wrong with it. */
export interface StoreState {
  readonly oldEntries: number;
  readonly mishaps: readonly Mishap[];
}

/** A store in memory, and account of the engines that were opened on it. */
export class ExploredStore extends MemoryRows {
  /** The port through which the audit log gets its engines. */
  readonly createEngine: () => Promise<Engine>;
  readonly #engines: ExploredEngine[] = [];
  #askedCount = 0;
  #failedCount = 0;
  #aliveMax = 0;

  constructor(turns: Turns, { mishaps, oldEntries }: StoreState) {
    super();
    for (let number = 1; number <= oldEntries; number += 1) {
      this.add([makeRow(`old-${number}`, number)]);
    }
    const fail = (code: StoreFailure) => this.#fail(code);
    const open = () => {
      const life = new EngineLife(turns, this.#engines.length + 1);
      const engine = new ExploredEngine({ turns, content: this, mishaps, fail }, life);
      this.#engines.push(engine);
      this.#aliveMax = Math.max(this.#aliveMax, this.#engines.filter(({ life }) => life.isAlive).length);
      return engine;
    };
    const mayFail = mishaps.includes('an engine cannot be created');
    const create = turns.control(
      'createEngine',
      open,
      mayFail ? { fault: () => fail('AUDIT_STORE_FAILED') } : {},
    );
    this.createEngine = () => {
      this.#askedCount += 1;
      return create();
    };
  }

  /** How many engines hold their file. */
  get unclosedCount(): number {
    return this.#engines.filter(({ life }) => life.isUnclosed).length;
  }

  /** The engine as the pictures name it. */
  resourceOf(engine: Engine | undefined): Resource | undefined {
    return engine instanceof ExploredEngine ? engine.life.resource : undefined;
  }

  /** At most one engine at a time, none without need, none used when nobody may, and in the end none left open. */
  expectEnginesInOrder({ isHurried }: { readonly isHurried: boolean }): void {
    const created = this.#engines.length;
    const leaked = `${inWords(created)} created, and ${this.unclosedCount} of them can never be closed`;
    ok(this.unclosedCount === 0, leaked);
    ok(this.#aliveMax <= 1, `${this.#aliveMax} engines were open at the same time`);
    const needed = 1 + this.#failedCount;
    ok(this.#askedCount <= needed, `${inWords(this.#askedCount)} asked for, where ${needed} are enough`);
    const misuses = this.#engines.flatMap(({ life }) => life.misuses);
    ok(isHurried || misuses.length === 0, misuses.join('; '));
  }

  #fail(code: StoreFailure): AuditStoreError {
    this.#failedCount += COSTS_AN_ENGINE.includes(code) ? 1 : 0;
    return new AuditStoreError(code, 'The store was chosen to fail.');
  }
}

function inWords(engines: number): string {
  return engines === 1 ? '1 engine was' : `${engines} engines were`;
}
