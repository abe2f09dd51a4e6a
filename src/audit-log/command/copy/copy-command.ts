import { AuditUrlError } from '../../domain/errors';
import { createEngine, openEngineForReading } from '../../engines/create-engine';
import { readDatabaseUrl } from '../../engines/database-url';
import { exitCode, type Terminal } from '../terminal';
import { type Comparison, compareLogs, newestOf } from './compare-logs';
import { LogCopier } from './log-copier';
import { isSamePlace } from './same-place';

/** What to copy, and where to. */
export interface CopyCall {
  readonly from: string;
  readonly to: string;
  readonly follows: boolean;
}

/** `audit-race copy`: resolves to its exit code. */
export async function runCopy({ from, to, follows }: CopyCall, terminal: Terminal): Promise<number> {
  if (isSamePlace(readDatabaseUrl(from), readDatabaseUrl(to))) {
    throw new AuditUrlError('--from and --to name the same place. Name another one to copy to.');
  }
  // The source first: where there is none, nothing is made.
  const source = await openEngineForReading(from);
  try {
    await source.createTables();
    const target = await createEngine(to);
    try {
      await target.createTables();
      const copier = new LogCopier({ source, target, terminal });
      await copier.copyAll();
      if (follows) {
        await copier.follow();
      }
      return tell(copier, await verify(copier), terminal);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** Compares all that was there when this began. Where something lacks, everything is sent again, and compared once more. */
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

function tell({ sentCount }: LogCopier, comparison: Comparison, { print, complain }: Terminal): number {
  const { source, target, otherCount, firstFault } = comparison;
  if (source.digest !== target.digest) {
    complain(
      `The logs differ: ${source.count} entries in the old one, ${target.count} of them in the new one; the newest at fault has the id ${firstFault}.\n  old: SHA-256 ${source.digest}\n  new: SHA-256 ${target.digest}\n`,
    );
    return exitCode.different;
  }
  const others = otherCount === 0 ? '' : ` The new log has ${otherCount} more of its own.`;
  print(
    `${sentCount} entries were sent. Both logs have the same ${source.count} entries, SHA-256 ${source.digest}.${others}\n`,
  );
  return exitCode.fine;
}
