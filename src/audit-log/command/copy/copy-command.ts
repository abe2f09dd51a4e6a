import { Command } from 'commander';
import { countOf } from '../../domain/count-of';
import { AuditUrlError } from '../../domain/errors';
import { createEngine, openEngineForReading } from '../../engines/create-engine';
import { readDatabaseUrl } from '../../engines/database-url';
import { answering } from '../answering';
import { UsageError } from '../command-errors';
import { examples } from '../examples';
import { inOption } from '../log-options';
import { untilStopped } from '../stopping';
import { exitCode, type Terminal } from '../terminal';
import type { Verb } from '../verb';
import { type Comparison, compareLogs, newestOf } from './compare-logs';
import { LogCopier } from './log-copier';
import { isSamePlace } from './same-place';

/** What to copy, and where to. */
interface CopyOptions {
  readonly from?: string;
  readonly to?: string;
  readonly follow?: boolean;
}

const ABOUT = [
  'Copies a log into another store, such as sqlite:audit.db to postgres://host:5432/database, in any direction. Others may write',
  'to the log meanwhile. At the end it compares both sides. If it is stopped or killed, the same call goes on where it was, and',
  'nothing is there twice.',
].join(' ');

/** What nobody would guess of a copy. */
const EVIDENCE = `The new log has a chain of its own, over the entries as they were copied. What
somebody changed before, verify finds in the old log alone.
Checkpoints of the old log do not fit the new one.`;

const ADVICE = `
${EVIDENCE}
Verify the old log before you copy it, with its last checkpoint:
  audit-race verify --database-url <old> --checkpoint <file> --public-key <file>
Keep the old log, or that checkpoint and what verify said.`;

const PASSWORDS = `
A password of PostgreSQL may be in the URL, or in PGPASSWORD or ~/.pgpass,
where nobody sees it in the list of processes.`;

/** `audit-race copy`: takes a log along. */
export const copyCommand: Verb = (terminal, end) =>
  new Command('copy')
    .summary('copies a log into another store, and compares both')
    .description(ABOUT)
    .option('--from <url>', 'the log to copy, which is only read')
    .option('--to <url>', 'the log to copy to; its tables are made, and what is there stays')
    .option('--follow', 'go on with new entries until Ctrl+C or SIGTERM; then compare')
    .addHelpText('after', ADVICE)
    .addHelpText('after', PASSWORDS)
    .addHelpText(
      'after',
      examples([
        ['audit-race copy --from sqlite:audit.db --to postgres://db:5432/audit', 'moves to PostgreSQL'],
        ['audit-race copy --from sqlite:audit.db --to sqlite:///archive/2026.db', 'makes an archive'],
      ]),
    )
    .action(async (options: CopyOptions) => end(await runCopy(options, answering(terminal))));

async function runCopy({ from, to, follow = false }: CopyOptions, terminal: Terminal): Promise<number> {
  if (from === undefined || to === undefined) {
    throw new UsageError('Say which log to copy, and where to: audit-race copy --from <url> --to <url>.');
  }
  const old = inOption('--from', from, () => readDatabaseUrl(from));
  if (
    isSamePlace(
      old,
      inOption('--to', to, () => readDatabaseUrl(to)),
    )
  ) {
    throw new AuditUrlError('--from and --to name the same place. Name another one to copy to.');
  }
  return await untilStopped(terminal, async (signal, endless) => {
    // The source first: where there is none, nothing is made.
    const source = await openEngineForReading(from, { signal });
    try {
      await source.createTables();
      const target = await createEngine(to, { signal });
      try {
        await target.createTables();
        const copier = new LogCopier({ source, target, terminal, signal });
        await copier.copyAll();
        if (follow) {
          await endless((until) => copier.follow(until));
        }
        return await tell(copier, await verify(copier), terminal);
      } finally {
        await target.close();
      }
    } finally {
      await source.close({ signal });
    }
  });
}

/** Compares all entries that the source had when this began. If some are missing, everything is sent again, and compared once more. */
async function verify(copier: LogCopier): Promise<Comparison> {
  const { source, target, progress } = copier;
  const newest = await copier.patiently(() => newestOf(source));
  await copier.copyAll();
  const compare = () =>
    compareLogs({ source, target, newest, progress, patiently: (work) => copier.patiently(work) });
  const comparison = await compare();
  if (comparison.source.digest === comparison.target.digest) {
    return comparison;
  }
  await copier.copyAgain();
  return await compare();
}

async function tell(
  { sentCount }: LogCopier,
  comparison: Comparison,
  { print, complain }: Terminal,
): Promise<number> {
  const { source, target, firstFault } = comparison;
  if (source.digest !== target.digest) {
    complain(
      `The logs differ: ${countOf(source.count, 'entry', 'entries')} in the old one, ${target.count} of them in the new one; the newest at fault has the id ${firstFault}.\n  old: SHA-256 ${source.digest}\n  new: SHA-256 ${target.digest}\n`,
    );
    return exitCode.no;
  }
  const sent = countOf(sentCount, 'entry was', 'entries were');
  await print(`${sent} sent. ${sameWords(comparison)}\n${EVIDENCE}\n`);
  return exitCode.fine;
}

/** Says what both logs have. If the new log has entries of its own, it does not say that both have the same entries. */
function sameWords({ source: { count, digest }, otherCount }: Comparison): string {
  if (otherCount === 0) {
    const same = count === 1 ? 'the same entry' : `the same ${count} entries`;
    return `Both logs have ${same}, SHA-256 ${digest}.`;
  }
  const [all, are] = count === 1 ? ['The entry', 'is'] : [`All ${count} entries`, 'are'];
  const copied =
    count === 0
      ? 'The old log has no entry.'
      : `${all} of the old log ${are} in the new one, SHA-256 ${digest}.`;
  return `${copied} The new log has ${otherCount} more of its own.`;
}
