import { AuditService, type Engine } from 'audit-race';

/** The most that the option takes: more than any bench holds. */
const QUEUE_BYTES_MAX = 2 ** 34;

/** An audit log whose engine stores nothing before it is let: what is recorded waits, and only the caller's side is measured. */
export class HeldLog {
  readonly audit: AuditService;
  #letGo: () => void = () => undefined;

  /** Has room for so many entries, whatever they weigh. */
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

  /** Lets everything go. */
  async end(): Promise<void> {
    this.#letGo();
    await this.audit.close();
  }
}

const noSpace = { freedBytes: 0, usedBytes: 0, hasMore: false, isHeld: false, isCrowded: false };

/** An engine that stores nothing, and says so when it may. */
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
