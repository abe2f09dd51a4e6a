import { printTable } from '../print-table';
import type { JudgedRace } from './judge-known-race';
import { knownRaceHeads, knownRaceRows } from './known-race-rows';

/** Prints the races as a table, and below it for each race what happens, what its experiment needed, and why it was not explored. */
export function printKnownRaces(judged: readonly JudgedRace[]): void {
  printTable(knownRaceHeads, judged.flatMap(knownRaceRows));
  process.stdout.write('\n');
  for (const { race, found, fixes } of judged) {
    process.stdout.write(`  ${race.subject}: ${race.observed} (${race.issue})\n`);
    const errors = [found, ...fixes].filter((explored) => explored instanceof Error);
    const lines = [
      ...race.adapters.map((adapter) => `adapter: ${adapter}`),
      ...errors.map(({ message }) => `not explored: ${message}`),
    ];
    process.stdout.write(lines.map((line) => `    ${line}\n`).join(''));
  }
}
