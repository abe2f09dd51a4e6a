import { Command } from 'commander';
import { countOf } from '../../domain/count-of';
import { type DatabaseLocation, readDatabaseUrl } from '../../engines/database-url';
import { coversNothing } from '../../integrity/coverage';
import type { VerifyReport } from '../../integrity/verify-report';
import { answering } from '../answering';
import {
  addCheckpointOptions,
  type CheckpointOptions,
  type GivenCheckpoint,
  ofWhichLog,
  trustedCheckpoint,
} from '../checkpoint-options';
import { UsageError } from '../command-errors';
import { examples } from '../examples';
import { addLogOptions, databaseUrlOf, type LogOptions } from '../log-options';
import { Progress } from '../progress';
import { readLog } from '../read-log';
import { MOMENTS, readMoment } from '../read-moment';
import { jsonOf } from '../showing/columns';
import { exitCode, type Terminal } from '../terminal';
import type { Verb } from '../verb';
import { visibleText } from '../visible-text';
import { reportCounts } from './report-counts';
import { limitWords, moreWords, uncheckedWords, verdictWords } from './verdict-words';

interface VerifyOptions extends LogOptions, CheckpointOptions {
  readonly since?: string;
  readonly until?: string;
  readonly indexes?: true;
  readonly json?: true;
}

/** How many faults are listed for a person; `--json` has all that the report has. */
const LISTED_MAX = 100;

/** `audit-race verify`: whether the log is as it was stored. */
export const verifyCommand: Verb = (terminal, end) =>
  addCheckpointOptions(
    addLogOptions(
      new Command('verify')
        .summary('looks whether the log is as it was stored')
        .description(
          'Looks whether the log is as it was stored, and names each fault: what was changed, reordered, deleted, put in or written anew by hand. Ends with 1 where there is one, or where something that was asked for could not be checked. The log is opened for reading only.',
        )
        .option('--since <time>', `look only into what was stored at this time or later: ${MOMENTS}`)
        .option('--until <time>', 'look only into what was stored before this time')
        .option('--indexes', 'follow each index to each entry as well: up to three times the time')
        .option('--json', 'print the whole report as JSON'),
    ),
    'a signed checkpoint of the log from elsewhere; only that shows a cut end',
  )
    .addHelpText(
      'after',
      examples([
        ['audit-race verify', 'is the log as it was stored?'],
        ['audit-race verify --since yesterday --json', 'what came lately, for a program'],
      ]),
    )
    .action(async (options: VerifyOptions) => end(await verify(options, answering(terminal))));

function verify(options: VerifyOptions, terminal: Terminal): Promise<number> {
  const times = timesOf(options, terminal.clock.now());
  const trusted = trustedCheckpoint(options);
  const store = readDatabaseUrl(databaseUrlOf(options)).kind;
  return readLog(options, terminal, async (reader, signal) => {
    const progress = new Progress(terminal);
    const report = await reader.verify({
      ...times,
      trusted,
      indexes: options.indexes,
      signal,
      onProgress: ({ doneEntries, totalEntries }) =>
        progress.tell(() => `${doneEntries} of ${countOf(totalEntries, 'entry', 'entries')} verified`),
    });
    await terminal.print(
      options.json ? `${jsonOf(report)}\n` : describe(report, { store, trusted }, terminal),
    );
    return report.isIntact ? exitCode.fine : exitCode.no;
  });
}

/** Refuses an empty period: nothing would be examined, so nothing wrong would be found. */
function timesOf({ since: from, until: to }: VerifyOptions, now: number) {
  const since = from === undefined ? undefined : readMoment('--since', from, now);
  const until = to === undefined ? undefined : readMoment('--until', to, now);
  if (since !== undefined && until !== undefined && until <= since) {
    throw new UsageError(
      `--until is ${until.toISOString()}, and must be later than --since, ${since.toISOString()}: nothing would be looked into. Have they been swapped?`,
    );
  }
  return { since, until };
}

/** What was asked. */
interface Question {
  readonly store: DatabaseLocation['kind'];
  readonly trusted: GivenCheckpoint | undefined;
}

function describe(report: VerifyReport, { store, trusted }: Question, { screen: { ink } }: Terminal): string {
  const { isIntact, faults, faultCount } = report;
  const reassures = isIntact && !coversNothing(report);
  const verdict = (reassures ? ink.green : isIntact ? ink.bold : ink.red)(verdictWords(report));
  const listed = faults.slice(0, LISTED_MAX).map(({ kind, id, writer, batch, what }) => {
    const places = [id, writer === undefined ? undefined : `writer ${writer}`, batch && `batch ${batch}`];
    return `${ink.red(kind)}  ${visibleText([what, ...places.filter(Boolean)].join('  '))}`;
  });
  const more = moreWords(faults.slice(listed.length), faultCount - listed.length);
  const other = trusted !== undefined && report.checkpoint === 'fails' ? [ofWhichLog(trusted)] : [];
  const left = [...uncheckedWords(report).map(ink.red), ...limitWords(report, store).map(ink.faint)];
  return `${[verdict, ...reportCounts(report), ...listed, ...more, ...other, ...left].join('\n')}\n`;
}
