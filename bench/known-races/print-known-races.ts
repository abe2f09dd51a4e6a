import type { Exploration } from '@audit-race/interleavings';
import { printTable } from '../print-table';
import type { KnownRaceResult } from './judge-known-race';
import type { KnownRace } from './known-race';

const HEADS = [
  '',
  'failing orders',
  'run',
  'complete',
  'steps',
  'lines',
  'adapters',
  'fixed',
  'its failing orders',
  'complete',
  'NACD',
  'NodeRacer',
  'Node.fz',
];

/** A known race with what came out of it, or with the error that ended its exploration. */
export type JudgedRace = { readonly race: KnownRace; readonly result: KnownRaceResult | Error };

/** Prints the races as a table, and below it what each is and what its experiment needed. */
export function printKnownRaces(judged: readonly JudgedRace[]): void {
  printTable(HEADS, judged.map(cellsOf));
  process.stdout.write('\n');
  for (const { race, result } of judged) {
    process.stdout.write(`  ${race.subject}: ${race.observed} (${race.issue})\n`);
    for (const line of result instanceof Error ? [result.message] : race.adapters) {
      process.stdout.write(`    ${result instanceof Error ? 'not explored' : 'adapter'}: ${line}\n`);
    }
  }
}

function cellsOf({ race, result }: JudgedRace): readonly string[] {
  const { nacd, nodeRacer, nodeFz } = race.published ?? {};
  const ratios = [nacd, nodeRacer, nodeFz].map((ratio) => ratio?.toString() ?? '-');
  if (result instanceof Error) {
    return [race.subject, 'error', ...Array<string>(8).fill('-'), ...ratios];
  }
  const { found, fixed, lines } = result;
  return [
    race.subject,
    failing(found),
    String(found.explored),
    yesOrNo(found.complete),
    String(found.smallest?.steps.length ?? '-'),
    String(lines),
    String(race.adapters.length),
    race.fixed?.subject ?? '-',
    fixed === undefined ? '-' : failing(fixed),
    fixed === undefined ? '-' : yesOrNo(fixed.complete),
    ...ratios,
  ];
}

const failing = (exploration: Exploration) => `${exploration.failing} of ${exploration.interleavings}`;
const yesOrNo = (is: boolean) => (is ? 'yes' : 'no');
