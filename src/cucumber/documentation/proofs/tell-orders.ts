import { count } from '../../ground/text';
import type { ExplorationRecord } from './proof-records';

type Numbers = Pick<ExplorationRecord, 'interleavings' | 'explored' | 'complete'>;

/**
 * The number of orders that a claim covers, and how many of them were run, because the first is not a number of executions.
 *
 * `covers 199,584,000 orders, 55 run, the others differ by names only`
 */
function tellOrders({ interleavings, explored, complete }: Numbers): string {
  const covered = `${complete ? 'covers' : 'was cut short after'} ${count(BigInt(interleavings), 'order')}`;
  return String(explored) === interleavings
    ? `${covered}${complete ? ', all of them run' : ''}`
    : `${covered}, ${explored.toLocaleString('en')} run, the others differ by names only`;
}

/** The result of an exploration, without the id of the smallest failing order: `covers 60 orders, all of them run: 58 fail`. */
export function tellFailing(record: Numbers & Pick<ExplorationRecord, 'failing'>): string {
  const failing = BigInt(record.failing);
  const none = record.complete ? 'none fails' : 'none of these fails, which proves nothing about the rest';
  const found = failing === 0n ? none : failing === 1n ? '1 fails' : `${failing.toLocaleString('en')} fail`;
  return `${tellOrders(record)}: ${found}`;
}

/** The two parts of a scope: what was covered, and the assumptions that every claim has. */
export function splitScope(scope: string): { readonly covered: string; readonly granted: readonly string[] } {
  const [covered = '', ...granted] = scope.split('. ');
  return { covered, granted };
}

/** The assumptions of several claims together, each once. Some claims may not need all of them. */
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
