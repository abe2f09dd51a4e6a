import { count } from '../../ground/text';
import type { ExplorationRecord } from './proof-records';

type Numbers = Pick<ExplorationRecord, 'interleavings' | 'explored' | 'complete'>;

/**
 * How many orders a claim covers, and how many of them were run: the first number is no number of executions.
 *
 * `covers 199,584,000 orders, 55 run, the others differ by names only`
 */
function tellOrders({ interleavings, explored, complete }: Numbers): string {
  const covered = `${complete ? 'covers' : 'was cut short after'} ${count(BigInt(interleavings), 'order')}`;
  return String(explored) === interleavings
    ? `${covered}${complete ? ', all of them run' : ''}`
    : `${covered}, ${explored.toLocaleString('en')} run, the others differ by names only`;
}

/** What an exploration found, without the id of the smallest order that fails: `covers 60 orders, all of them run: 58 fail`. */
export function tellFailing(record: Numbers & Pick<ExplorationRecord, 'failing'>): string {
  const failing = BigInt(record.failing);
  const none = record.complete ? 'none fails' : 'none of these fails, which proves nothing about the rest';
  const found = failing === 0n ? none : failing === 1n ? '1 fails' : `${failing.toLocaleString('en')} fail`;
  return `${tellOrders(record)}: ${found}`;
}

/** The parts of a scope: what was covered, which stands beside each number, and what every such claim takes for granted. */
export function splitScope(scope: string): { readonly covered: string; readonly granted: readonly string[] } {
  const [covered = '', ...granted] = scope.split('. ');
  return { covered, granted };
}

/** What several claims take for granted, together: each part once, though some claims need fewer of them. */
export function joinGranted(scopes: readonly string[]): string {
  const parts = scopes
    .flatMap((scope) => splitScope(scope).granted)
    .flatMap((sentence) => sentence.split('; '));
  return parts.length === 0 ? '' : `${[...new Set(parts)].join('; ')}.`;
}

/** How often the scenarios of an issue failed against a version of the code: `fails 10 times out of 10`. */
export function tellRuns({ runs, failed }: { readonly runs: number; readonly failed: number }): string {
  return failed === 0
    ? `holds ${count(runs, 'time')} out of ${runs}`
    : `fails ${count(failed, 'time')} out of ${runs}`;
}
