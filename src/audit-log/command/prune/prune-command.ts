import { Command, Option } from 'commander';
import { countOf } from '../../domain/count-of';
import {
  countPrunable,
  type PruneProgress,
  type PruneReport,
  readPruneRequest,
} from '../../pruning/prune-entries';
import { answering } from '../answering';
import { UsageError } from '../command-errors';
import { examples } from '../examples';
import { addLogOptions, databaseUrlOf, type LogOptions } from '../log-options';
import { Progress, tellingMeanwhile } from '../progress';
import { readCount } from '../read-count';
import { MOMENTS, readMoment } from '../read-moment';
import { askStore } from '../read-store';
import { untilStopped } from '../stopping';
import { exitCode, type Terminal } from '../terminal';
import type { Verb } from '../verb';

interface PruneOptions extends LogOptions {
  readonly olderThan?: string;
  readonly keepNewest?: number;
  readonly dryRun?: true;
  readonly yes?: true;
  readonly json?: true;
}

/** What may go. */
type PruneLimit = { readonly olderThan: Date } | { readonly keepNewest: number };

/** `audit-race prune`: deletes what is old. */
export const pruneCommand: Verb = (terminal, end) =>
  addLogOptions(
    new Command('prune')
      .summary('deletes old entries, and records that it did')
      .description(
        'Deletes old entries in small batches while others record, and records that it did. It first says how many would go, and asks; without a terminal it needs --yes. Only then does it open the log for writing.',
      )
      .option('--older-than <time>', `delete what was recorded before this time: ${MOMENTS}`)
      .addOption(
        new Option('--keep-newest <count>', 'how many of the newest entries to keep; delete the others')
          .argParser(readCount('--keep-newest'))
          .conflicts('olderThan'),
      )
      .option('--dry-run', 'only count what would go; the log is opened for reading only')
      .option('--yes', 'do not ask')
      .option('--json', 'print the report as JSON'),
  )
    .addHelpText(
      'after',
      examples([
        ['audit-race prune --older-than 90d --dry-run', 'how many would go'],
        ['audit-race prune --older-than 90d --yes', 'each night'],
      ]),
    )
    .action(async (options: PruneOptions) => end(await prune(options, answering(terminal))));

async function prune(options: PruneOptions, terminal: Terminal): Promise<number> {
  const limit = limitOf(options, terminal.clock.now());
  if (options.dryRun === undefined && options.yes === undefined && terminal.ask === undefined) {
    throw new UsageError(
      'There is no terminal on which to ask whether entries may go. Look with --dry-run, then say --yes.',
    );
  }
  return await untilStopped(terminal, async (signal) => {
    const count = await countFirst(limit, options, { terminal, signal });
    // If somebody asked for a stop while the log was being closed, nothing may be deleted.
    signal.throwIfAborted();
    if (options.dryRun) {
      const report = { deleted: count, dryRun: true };
      await terminal.print(
        options.json ? `${JSON.stringify(report)}\n` : `${countOf(count, 'entry', 'entries')} would go.\n`,
      );
      return exitCode.fine;
    }
    if (options.yes === undefined && !(await isAgreed(count, terminal, signal))) {
      signal.throwIfAborted();
      terminal.complain('Nothing was deleted.\n');
      return exitCode.no;
    }
    return await carryOut(limit, options, { terminal, signal });
  });
}

/** What a part of the work needs to know of the call. */
interface PruneCall {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

function countFirst(
  limit: PruneLimit,
  options: PruneOptions,
  { terminal, signal }: PruneCall,
): Promise<number> {
  return askStore(options, { terminal, signal }, async (engine) => {
    const counting = countPrunable(readPruneRequest({ ...limit, dryRun: true }), {
      clock: terminal.clock,
      stop: signal,
      use: (work) => work(engine),
    });
    return await tellingMeanwhile(terminal, 'counting', counting);
  });
}

function limitOf({ olderThan, keepNewest }: PruneOptions, now: number): PruneLimit {
  if (keepNewest !== undefined) {
    return { keepNewest };
  }
  if (olderThan === undefined) {
    throw new UsageError('Say what may go: --older-than 90d, or --keep-newest 1000000.');
  }
  return { olderThan: readMoment('--older-than', olderThan, now) };
}

async function isAgreed(count: number, { ask }: Terminal, signal: AbortSignal): Promise<boolean> {
  const answer = await ask?.(
    `${countOf(count, 'entry', 'entries')} will be deleted for good. Type yes to go on: `,
    signal,
  );
  return answer?.trim().toLowerCase() === 'yes';
}

/** Deletes. The log exists, because it has been read. What was deleted before Ctrl+C stays deleted, and is recorded. */
async function carryOut(
  limit: PruneLimit,
  options: PruneOptions,
  { terminal, signal }: PruneCall,
): Promise<number> {
  // Loaded only here: a dry run, and the help of the verbs, need nothing of it.
  const { AuditService }: typeof import('../../audit/audit-service') = require('../../audit/audit-service');
  const audit = new AuditService({ databaseUrl: databaseUrlOf(options), clock: terminal.clock });
  try {
    const progress = new Progress(terminal);
    const onProgress = ({ doneEntries, totalEntries }: PruneProgress): void =>
      progress.tell(() => `${doneEntries} of ${countOf(totalEntries, 'entry has', 'entries have')} gone`);
    const pruning = audit.prune({ ...limit, signal, onProgress });
    const report = await tellingMeanwhile(terminal, 'pruning', pruning, progress);
    await terminal.print(options.json ? `${JSON.stringify(report)}\n` : describe(report));
    return exitCode.fine;
  } finally {
    await audit.close();
  }
}

function describe({ deleted, freedBytes, finished, pending }: PruneReport): string {
  const freed =
    freedBytes === 0 ? '' : ` ${countOf(freedBytes, 'byte was', 'bytes were')} given back to the disk.`;
  const rest = finished ? '' : ' Somebody reads the log as it was before, so not all has gone: prune again.';
  const held = pending ? ' What has gone can still be read in the files until that reader has ended.' : '';
  return `${countOf(deleted, 'entry has gone', 'entries have gone')}.${freed}${rest}${held}\n`;
}
