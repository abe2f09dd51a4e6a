/**
 * The main part of `npm start`: proves #991 both ways on a real SQLite file, and writes the living documentation.
 *
 * It uses the built package, as users do. It exits with 1 if the bug does not show on the side where it must, or shows on the
 * other side.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { describeRed } from '../.ci/describe-red';
import type { Red } from '../.ci/scenario-summary';
import {
  exploreBothSides,
  isExplorationAsExpected,
  renderExploration,
  renderGranted,
  type SideExploration,
} from './explore-both-sides';
import { ProgressLine } from './progress-line';
import { raceBothSides, type SideResult } from './race-both-sides';
import { writeDocumentation } from './write-documentation';

const HELP = `npm start

Shows bug #991 and its fix on a real SQLite file, runs every order of the callers, and writes the living documentation of both.
It takes about a minute.

  npm start -- --only-races   shows the races, and stops there`;
const PAGE = resolve('reports/living-documentation.html');

async function main(args: readonly string[]): Promise<void> {
  const values = readArguments(args);
  if (values.help) {
    print(HELP);
    return;
  }
  const races = new ProgressLine('races');
  print('\n#991: many callers ask for the session at the same moment, on a fresh SQLite file each time.\n');
  const sides = await raceBothSides((done, all) => races.show(done, all));
  print(`\n${renderSides(sides)}\n`);
  if (values['only-races']) {
    conclude(findRedRaces(sides));
    return;
  }

  print('The same callers in every order in which they can take turns.\n');
  const searched = new ProgressLine('explorations');
  const explorations = await exploreBothSides((done, all) => searched.show(done, all));
  print(`\n${explorations.map(renderExploration).join('\n')}\n`);
  print(`About each of these claims:\n${renderGranted(explorations)}\n`);

  const scenarios = new ProgressLine('scenarios');
  print('The living documentation of the session and of its interleavings is being written.\n');
  const features = await writeDocumentation((done, all) => scenarios.show(done, all));

  print(
    `\n  ${features.scenarios} scenarios ran; ${features.success ? 'all of them are green' : 'some of them are red'}.`,
  );
  if (features.judged.length > 0) {
    print('  The scenarios of known bugs (holds: it passes, and guards against the return of the bug):');
  }
  for (const { issues, verdict, name } of features.judged) {
    print(`  #${issues.join(', #')}  ${verdict.padEnd(8)}  ${name}`);
  }
  print(`\nLiving documentation: ${pathToFileURL(PAGE).href}`);
  print('It tells of these two; `npm test` runs all chapters, and writes the whole of it.\n');
  conclude([...findRedRaces(sides), ...findRedSearches(explorations), ...features.red], features.success);
}

/** Parses the arguments. An unknown argument ends the program at once. */
function readArguments(args: readonly string[]) {
  try {
    const options = { 'only-races': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${HELP}\n`);
    process.exit(2);
  }
}

/** Prints what is red, and exits with 1 if anything is. */
function conclude(red: readonly Red[], isGreen = true): void {
  for (const line of describeRed(red)) {
    print(line);
  }
  process.exitCode = isGreen && red.length === 0 ? 0 : 1;
}

/** The races with an unexpected result. */
function findRedRaces(sides: readonly SideResult[]): Red[] {
  return sides
    .filter((side) => !isAsExpected(side))
    .map((side) => ({
      place: 'the races',
      name: '',
      errors: [String(renderSides([side]).split('\n')[1]).trim()],
    }));
}

/** The explorations with an unexpected result. */
function findRedSearches(explorations: readonly SideExploration[]): Red[] {
  return explorations
    .filter((side) => !isExplorationAsExpected(side))
    .map((side) => ({ place: 'the explorations', name: '', errors: [renderExploration(side).trim()] }));
}

/** With the bug, it must show in every run. With the fix, it must show in none. */
function isAsExpected({ service, racedRuns, runs, leakedMax }: SideResult): boolean {
  return service === 'as it was' ? racedRuns === runs : racedRuns === 0 && leakedMax === 0;
}

function renderSides(sides: readonly SideResult[]): string {
  const rows = sides.map((side) => [
    side.service,
    String(side.callers),
    String(side.createdMax),
    String(side.leakedMax),
    `${side.racedRuns} of ${side.runs}`,
    side.racedRuns === 0 ? 'holds' : 'the bug: nobody can close what leaked',
  ]);
  const lines = [['service', 'callers', 'engines created', 'leaked', 'runs that raced', 'verdict'], ...rows];
  const widths = [11, 9, 17, 8, 17, 0];
  return lines
    .map((cells) => `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('')}`)
    .join('\n');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
