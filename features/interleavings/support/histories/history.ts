import { deepEqual, equal, ok } from 'node:assert/strict';
import { AuditService } from 'audit-race';
import { LogBook } from '../../../support/log-book';
import { ManualClock } from '../../../support/manual-clock';
import type { MemoryStore } from '../../../support/memory-store';

/** What an audit log must hold and say, kept as simply as possible: a list. */
export interface HistoryModel {
  /** The ids of the entries, oldest first. */
  ids: string[];
  isClosed: boolean;
}

/** An audit log on a store in memory on which time flies, held against the model after each call. */
export class History {
  readonly store: MemoryStore;
  readonly service: AuditService;

  constructor(store: MemoryStore) {
    this.store = store;
    this.service = new AuditService({
      createEngine: store.createEngine,
      clock: new ManualClock(),
      logger: new LogBook(),
      batchEntriesMax: 3,
    });
  }

  /** Makes a call that a closed log refuses; what comes back is checked otherwise. */
  async call<Result>(
    { isClosed }: HistoryModel,
    make: (service: AuditService) => Result | Promise<Result>,
    check: (result: Awaited<Result>) => unknown,
  ): Promise<void> {
    const [outcome] = await Promise.allSettled([(async () => await make(this.service))()]);
    if (isClosed) {
      equal(outcome.status === 'rejected' && outcome.reason.code, 'AUDIT_CLOSED');
      return;
    }
    ok(outcome.status === 'fulfilled', `The call failed: ${outcome.status === 'rejected' && outcome.reason}`);
    await check(outcome.value);
  }

  /** Nothing is missing, nothing is there that should not be, and nothing is open. */
  async end({ ids }: HistoryModel): Promise<void> {
    await this.service.close();
    deepEqual(
      this.store.inOrder().map(([id]) => id),
      ids,
    );
    equal(this.store.alive.size, 0);
  }
}
