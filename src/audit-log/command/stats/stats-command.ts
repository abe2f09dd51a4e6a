import { stat } from 'node:fs/promises';
import { Command } from 'commander';
import { decodeEntryRows } from '../../domain/entry-row';
import { decodePlacedRows } from '../../domain/stored-place';
import { readDatabaseUrl, tellLocation } from '../../engines/database-url';
import type { Engine } from '../../ports/engine';
import { examples } from '../examples';
import { addLogOptions, databaseUrlOf, type LogOptions } from '../log-options';
import { tellingMeanwhile } from '../progress';
import { readStore } from '../read-store';
import { exitCode, type Terminal } from '../terminal';
import type { Verb } from '../verb';

interface StatsOptions extends LogOptions {
  readonly json?: true;
}

/** What there is to say about a log. */
interface LogStats {
  readonly log: string;
  readonly entries: number;
  /** The time of the entry that was stored first, and of the newest. */
  readonly first?: string | undefined;
  readonly newest?: string | undefined;
  readonly lastHour: number;
  readonly lastDay: number;
  readonly lastWeek: number;
  /** What the file takes, with the files beside it; PostgreSQL does not say. */
  readonly bytes?: number | undefined;
}

const HOUR_MS = 3_600_000;

const LABELS: Readonly<Record<keyof LogStats, string>> = {
  log: 'log',
  entries: 'entries',
  first: 'stored first',
  newest: 'newest',
  lastHour: 'in the last hour',
  lastDay: 'in the last day',
  lastWeek: 'in the last week',
  bytes: 'bytes on disk',
};

/** `audit-race stats`: how much there is, and since when. */
export const statsCommand: Verb = (terminal, end) =>
  addLogOptions(
    new Command('stats')
      .summary('tells how many entries there are, and since when')
      .description(
        'Tells how many entries there are, since when, and how many came lately. The log is opened for reading only.',
      )
      .option('--json', 'print it as JSON'),
  )
    .addHelpText('after', examples([['audit-race stats', 'is anything recorded at all?']]))
    .action(async (options: StatsOptions) => end(await tellStats(options, terminal)));

function tellStats(options: StatsOptions, terminal: Terminal): Promise<number> {
  return readStore(options, terminal, async (engine, signal) => {
    const looking = lookAt(engine, databaseUrlOf(options), { now: terminal.clock.now(), signal });
    const stats = await tellingMeanwhile(terminal, 'counting', looking);
    await terminal.print(options.json ? `${JSON.stringify(stats)}\n` : describe(stats, terminal));
    return exitCode.fine;
  });
}

async function lookAt(
  engine: Engine,
  databaseUrl: string,
  { now, signal }: { readonly now: number; readonly signal: AbortSignal },
): Promise<LogStats> {
  const since = (hours: number) => engine.count({ sinceMs: now - hours * HOUR_MS }, undefined, { signal });
  const [newest] = decodeEntryRows(await engine.list({}, 1, undefined, { signal }));
  const [first] = decodePlacedRows(await engine.listAfter?.(undefined, 1, { signal }));
  return {
    log: tellLocation(databaseUrl),
    entries: await engine.count({}, undefined, { signal }),
    first: first?.entry.time,
    newest: newest?.time,
    lastHour: await since(1),
    lastDay: await since(24),
    lastWeek: await since(7 * 24),
    bytes: await bytesOf(databaseUrl),
  };
}

function describe(stats: LogStats, { screen: { ink } }: Terminal): string {
  const rows = Object.entries(LABELS).map(([name, label]) => [label, Reflect.get(stats, name)] as const);
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows
    .filter(([, value]) => value !== undefined)
    .map(([label, value]) => `${ink.bold(label.padEnd(width))}  ${String(value)}\n`)
    .join('');
}

async function bytesOf(databaseUrl: string): Promise<number | undefined> {
  const location = readDatabaseUrl(databaseUrl);
  if (location.kind !== 'sqlite') {
    return undefined;
  }
  const sizes = ['', '-wal', '-shm'].map((end) =>
    stat(location.file + end).then(
      ({ size }) => size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
