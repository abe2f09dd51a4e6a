import { openEngineForReading } from '../engines/create-engine';
import type { Engine } from '../ports/engine';
import { type LogOptions, openMeant } from './log-options';
import { tellingMeanwhile } from './progress';
import { type RunWork, untilStopped } from './stopping';
import type { Terminal } from './terminal';

/** As `readLog()`, for a verb that asks the store itself. */
export function readStore(
  options: LogOptions,
  terminal: Terminal,
  work: (engine: Engine, signal: AbortSignal) => Promise<number>,
  run: RunWork = untilStopped,
): Promise<number> {
  return run(terminal, (signal) => askStore(options, { terminal, signal }, (engine) => work(engine, signal)));
}

/** The same, for one part of the work of a verb. If it was stopped before, the part does not begin. */
export async function askStore<T>(
  options: LogOptions,
  { terminal, signal }: { readonly terminal: Terminal; readonly signal: AbortSignal },
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const opening = openMeant(options, (databaseUrl) => openEngineForReading(databaseUrl, { signal }));
  const engine = await tellingMeanwhile(terminal, 'opening the log', opening);
  try {
    await engine.createTables();
    signal.throwIfAborted();
    return await work(engine);
  } finally {
    await engine.close({ signal });
  }
}
