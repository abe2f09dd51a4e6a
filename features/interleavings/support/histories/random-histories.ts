import fc from 'fast-check';
import { MemoryStore } from '../../../support/memory-store';
import { History, type HistoryModel } from './history';
import { historyCommands } from './history-commands';

/** What came of running random histories. */
export interface HistoriesReport {
  readonly runs: number;
  readonly seed: number;
  /** The calls of the shortest history found that goes wrong; left out when none did. */
  readonly shortest?: readonly string[];
}

/** Random calls on the whole audit log, the same ones for the same seed, each history held against the model. */
export class RandomHistories {
  makeStore: () => MemoryStore = () => new MemoryStore();
  report: HistoriesReport | undefined;

  async run(numRuns: number, seed: number): Promise<void> {
    const property = fc.asyncProperty(historyCommands, async (commands) => {
      const history = new History(this.makeStore());
      const model: HistoryModel = { ids: [], isClosed: false };
      try {
        await fc.asyncModelRun(() => ({ model, real: history }), commands);
        await history.end(model);
      } finally {
        await Promise.allSettled([history.service.close()]);
      }
    });
    const { counterexample, numRuns: runs } = await fc.check(property, { numRuns, seed });
    const [commands] = counterexample ?? [];
    this.report = { runs, seed, ...(commands && { shortest: [...commands].map(String) }) };
  }
}
