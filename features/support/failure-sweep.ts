import { AuditService } from 'audit-race';
import { ManualClock } from './manual-clock';
import { type EngineCall, MemoryStore } from './memory-store';

/** What became of the entries when one point failed. */
interface SweepRun {
  readonly point: string;
  readonly accepted: readonly string[];
  readonly stored: readonly string[];
}

const CALLS: readonly EngineCall[] = ['createEngine', 'createTables', 'store'];

/**
 * Fails the first, second, third ... call of each kind, one in each run, until a run ends in which nothing was left to fail.
 */
export class FailureSweep {
  readonly runs: SweepRun[] = [];

  async sweep(entries: number, batchEntriesMax: number): Promise<void> {
    for (const call of CALLS) {
      for (let nth = 1; await this.#runOnce({ entries, batchEntriesMax }, call, nth); nth += 1) {
        // The next point.
      }
    }
    this.runs.push({ point: 'nothing left to fail', accepted: [], stored: [] });
  }

  /** Whether there was an nth call to fail. */
  async #runOnce(
    { entries, batchEntriesMax }: { readonly entries: number; readonly batchEntriesMax: number },
    call: EngineCall,
    nth: number,
  ): Promise<boolean> {
    const store = new MemoryStore();
    store.failNth(call, nth, 'AUDIT_STORE_IO');
    const service = new AuditService({
      createEngine: store.createEngine,
      batchEntriesMax,
      clock: new ManualClock(),
    });
    const receipts = Array.from({ length: entries }, () => service.record({ eventType: 'plan.applied' }));
    await service.close();
    const hasFailed = store.countCalls(call) > nth;
    if (hasFailed) {
      this.runs.push({
        point: `${call} ${nth}`,
        accepted: receipts.map(({ id }) => id),
        stored: [...store.rows.keys()],
      });
    }
    return hasFailed;
  }
}
