import { openEngineForReading } from '../engines/create-engine';
import type { Engine } from '../ports/engine';
import { databaseUrlOf, type LogOptions } from './log-options';
import { tellingMeanwhile } from './progress';
import { untilStopped } from './stopping';
import type { Terminal } from './terminal';

/** As `readLog()`, for a verb that asks the store itself. */
export function readStore(
  options: LogOptions,
  terminal: Terminal,
  work: (engine: Engine, signal: AbortSignal) => Promise<number>,
  stoppedCode?: number,
): Promise<number> {
  return untilStopped(
    terminal,
    async (signal) => {
      const opening = openEngineForReading(databaseUrlOf(options), { signal });
      const engine = await tellingMeanwhile(terminal, 'opening the log', opening);
      try {
        await engine.createTables();
        return await work(engine, signal);
      } finally {
        await engine.close({ signal });
      }
    },
    stoppedCode,
  );
}
