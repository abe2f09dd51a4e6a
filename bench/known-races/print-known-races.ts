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
  'NACD',
  'NodeRacer',
  'Node.fz',
] as const;

/** A known race with what came out of it, or with the error that ended its exploration. */
export type JudgedRace = { readonly race: KnownRace; readonly result: KnownRaceResult | Error };

/** Prints the races as a table, and below it what each is and what its experiment needed. */
export function printKnownRaces(judged: readonly JudgedRace[]): void {
  printTable(HEADS, judged.flatMap(rowsOf));
  process.stdout.write('\n');
  for (const { race, result } of judged) {
    process.stdout.write(`  ${race.subject}: ${race.observed} (${race.issue})\n`);
    for (const line of result instanceof Error ? [result.message] : race.adapters) {
      process.stdout.write(`    ${result instanceof Error ? 'not explored' : 'adapter'}: ${line}\n`);
    }
  }
}

function rowsOf({ race, result }: JudgedRace): readonly (readonly string[])[] {
  if (result instanceof Error) {
    return [[race.subject, 'not explored', ...Array<string>(HEADS.length - 2).fill('-')]];
  }
  const { nacd, nodeRacer, nodeFz } = race.published ?? {};
  const ratios = [nacd, nodeRacer, nodeFz].map((ratio) => ratio?.toString() ?? '-');
  const cost = [String(result.lines), String(race.adapters.length)];
  return [
    [race.subject, ...cellsOf(result.found), ...cost, ...ratios],
    ...race.fixes.map(({ subject }, index) => [
      `  fix: ${subject}`,
      ...cellsOf(result.fixes[index]),
      ...Array<string>(cost.length + ratios.length).fill(''),
    ]),
  ];
}

function cellsOf(exploration: Exploration | undefined): readonly string[] {
  if (exploration === undefined) {
    return ['-', '-', '-', '-'];
  }
  const { failing, interleavings, explored, complete, smallest } = exploration;
  return [
    `${failing} of ${interleavings}`,
    String(explored),
    complete ? 'yes' : 'no',
    String(smallest?.steps.length ?? '-'),
  ];
}
