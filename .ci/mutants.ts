/**
 * `npm run mutants`: mutation testing. Breaks each of our promises on purpose, one after another, and checks that a scenario notices.
 *
 * The mutants are made in copies of this repository, some at a time. The results are written to features/mutants.json,
 * which the living documentation shows.
 */
import { parseArgs } from 'node:util';
import { knownMutants as mutants } from './mutants/known-mutants';
import type { Mutant } from './mutants/mutant';
import { describeTrial, keepReport, readCommit } from './mutants/report';
import { ScenarioList } from './mutants/scenario-list';
import { seeGuardsGreen } from './mutants/see-guards-green';
import { type Trial, tryMutant } from './mutants/trial';
import { Workbench } from './mutants/workbench';

const HELP = `npm run mutants [-- --only TEXT] [-- --list]

Breaks each promise of this repository on purpose, on copies of it, and sees that a scenario notices.

  --only TEXT  those whose name contains TEXT; may be given several times
  --list       says which there are, and makes none
  --help       says this

All of them, on a work tree without changes, are written to features/mutants.json.
`;
/** More than there are processors: most of the time a guard waits for a step that the mutant has made hang. */
const AT_A_TIME = 5;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [''] },
      list: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const chosen = mutants.filter(({ name }) => values.only.some((text) => name.includes(text)));
  if (values.help) {
    process.stdout.write(HELP);
  } else if (values.list) {
    process.stdout.write(chosen.map(({ name, promise }) => `${name}: ${promise}\n`).join(''));
  } else if (chosen.length === 0) {
    throw new Error('No mutant is called so; --list says which there are.');
  } else {
    await tryAll(chosen);
  }
}

async function tryAll(chosen: readonly Mutant[]): Promise<void> {
  const startedAt = performance.now();
  const commit = readCommit();
  const count = Math.min(AT_A_TIME, chosen.length);
  const benches = Array.from({ length: count }, () => new Workbench(process.cwd()));
  process.once('exit', () => benches.map((bench) => bench.remove()));
  const scenarios = await ScenarioList.read();
  await seeGuardsGreen(chosen, benches, scenarios);
  const trials: Trial[] = [];
  const waiting = [...chosen.entries()];
  const work = async (bench: Workbench) => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, mutant] = next;
      const trial = await tryMutant(mutant, bench, scenarios);
      trials[index] = trial;
      const done = trials.filter(Boolean).length;
      process.stdout.write(`[${done}/${chosen.length}] ${describeTrial(trial)}\n`);
    }
  };
  await Promise.all(benches.map(work));
  if (trials.length === mutants.length) {
    process.stdout.write(`\n${keepReport(trials, commit)}\n`);
  }
  conclude(trials, (performance.now() - startedAt) / 1000);
}

function conclude(trials: readonly Trial[], seconds: number): void {
  const alive = trials.filter(({ complaint }) => complaint !== undefined);
  const idle = trials.filter(({ mutant }) => mutant.equivalent !== undefined).length;
  for (const trial of alive) {
    process.stdout.write(`\n${describeTrial(trial)}\n`);
  }
  process.stdout.write(
    `\n${trials.length} mutants in ${seconds.toFixed(0)} s: ${trials.length - idle - alive.length} dead, ${alive.length} not, ${idle} change nothing\n`,
  );
  process.exitCode = alive.length === 0 ? 0 : 1;
}

process.once('SIGINT', () => process.exit(130));
main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
