import { AsyncLocalStorage } from 'node:async_hooks';
import sinon from 'sinon';
import type { AuditWorld } from '../../support/world';

/** Counts the context storages that are used while it watches, and changes nothing. */
export class ContextStorages {
  readonly #run = sinon.spy(AsyncLocalStorage.prototype, 'run');

  constructor(world: AuditWorld) {
    world.addCleanup(() => this.stopWatching());
  }

  /** What others use from now on does not count. */
  stopWatching(): void {
    this.#run.restore();
  }

  get usedCount(): number {
    return new Set(this.#run.thisValues).size;
  }
}
