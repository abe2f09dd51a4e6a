import type { AuditReader } from '../audit/audit-reader';
import type { AuditEntry } from '../domain/entry';
import type { EntryFilter } from '../domain/filter';
import { type LogOptions, openMeant } from './log-options';
import { tellingMeanwhile } from './progress';
import { type RunWork, untilStopped } from './stopping';
import type { Terminal } from './terminal';

/** What is done with a log that is open to be read. */
export type ReadingWork = (reader: AuditReader, signal: AbortSignal) => Promise<number>;

/** How many entries are read and printed together. No more are held in memory. */
const PAGE_ENTRIES = 500;

/**
 * Opens a log only to read it, and closes it whatever happens. Resolves to the exit code.
 *
 * @param run `untilEnded` if the work does not end by itself.
 */
export function readLog(
  options: LogOptions,
  terminal: Terminal,
  work: ReadingWork,
  run: RunWork = untilStopped,
): Promise<number> {
  const { clock } = terminal;
  const read = async (signal: AbortSignal): Promise<number> => {
    // Loaded only here, because the help of the verbs needs nothing of it.
    const { openForReading }: typeof import('../audit/audit-reader') = require('../audit/audit-reader');
    const opening = openMeant(options, (databaseUrl) => openForReading({ databaseUrl, clock }));
    const reader = await tellingMeanwhile(terminal, 'opening the log', opening);
    try {
      signal.throwIfAborted();
      return await work(reader, signal);
    } finally {
      await reader.close();
    }
  };
  return run(terminal, read);
}

/** Some entries, and whether there are more. */
export interface ReadPage {
  readonly entries: readonly AuditEntry[];
  readonly hasMore: boolean;
}

/** The newest entries that match, a page at a time, at most `countMax` in total. */
export async function* pagesOf(
  reader: AuditReader,
  filter: EntryFilter,
  { countMax, signal }: { readonly countMax: number; readonly signal: AbortSignal },
): AsyncGenerator<ReadPage, void, undefined> {
  let left = countMax;
  let cursor: string | undefined;
  do {
    const limit = Math.min(left, PAGE_ENTRIES);
    const page = await reader.listEntries(
      { ...filter, limit, ...(cursor === undefined ? {} : { cursor }) },
      { signal },
    );
    cursor = page.nextCursor;
    left -= page.entries.length;
    yield { entries: page.entries, hasMore: cursor !== undefined };
  } while (cursor !== undefined && left > 0);
}
