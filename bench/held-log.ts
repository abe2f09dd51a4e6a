import { AuditService, type Engine } from 'audit-race';

/** The maximum of the option, more than any benchmark needs. */
const QUEUE_BYTES_MAX = 2 ** 34;

/** An audit log whose engine waits before it stores. Entries stay in the queue, so that only the caller's side is measured. */
export class HeldLog {
  readonly audit: AuditService;
  #letGo: () => void = () => undefined;

  /** Has room for this many entries of any size. */
  constructor(entriesMax: number) {
    const mayStore = new Promise<void>((resolve) => {
      this.#letGo = resolve;
    });
    this.audit = new AuditService({
      engine: holdingEngine(mayStore),
      queueEntriesMax: entriesMax,
      queueBytesMax: QUEUE_BYTES_MAX,
    });
  }

  /** Lets the engine store everything, and closes the log. */
  async end(): Promise<void> {
    this.#letGo();
    await this.audit.close();
  }
}

const noSpace = { freedBytes: 0, usedBytes: 0, hasMore: false, isHeld: false, isCrowded: false };

/** An engine that discards batches, and reports them as stored when `mayStore` resolves. */
export function holdingEngine(mayStore: Promise<void>): Engine {
  return {
    capabilities: { pipelines: true, storeAtExit: true, reclaims: false },
    createTables: () => Promise.resolve(),
    store: () => mayStore,
    list: () => Promise.resolve([]),
    get: () => Promise.resolve(undefined),
    count: () => Promise.resolve(0),
    findPosition: () => Promise.resolve(undefined),
    listOldest: () => Promise.resolve([]),
    prune: () => Promise.resolve(0),
    reclaim: () => Promise.resolve(noSpace),
    compact: () => Promise.resolve(noSpace),
    storeAtExit: () => undefined,
    close: () => Promise.resolve(),
  };
}
