import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Scenario } from './scenario-list';
import type { Trial } from './trial';

/** The results of a run of all mutants, shown in the living documentation. */
interface MutantReport {
  /** The date of the tested commit. */
  readonly date: string;
  readonly commit: string;
  readonly mutants: readonly ReportedMutant[];
}

interface ReportedMutant {
  readonly name: string;
  readonly promise: string;
  readonly file: string;
  readonly essential: boolean;
  readonly killedBy: readonly Scenario[];
}

interface Commit {
  readonly date: string;
  readonly commit: string;
  /** The uncommitted changes as git lists them; empty if there are none. */
  readonly changes: string;
}

const FILE = 'features/mutants.json';

/** The checked-out commit, and uncommitted changes. Read it before the run, because the work tree may change in the meantime. */
export function readCommit(): Commit {
  const [date = '', commit = ''] = git('log', '-1', '--format=%cs %h', '--abbrev=10').split(' ');
  return { date, commit, changes: git('status', '--porcelain', '--', '.', `:!${FILE}`) };
}

/** Writes which scenario kills each mutant. Does not write if there are uncommitted changes, because the file refers to a commit. */
export function keepReport(trials: readonly Trial[], { date, commit, changes }: Commit): string {
  if (changes !== '') {
    return `${FILE} stays as it is: it tells of a commit, and the work tree had changes:\n${changes}`;
  }
  const report: MutantReport = { date, commit, mutants: trials.flatMap(describeKilled) };
  writeFileSync(FILE, `${JSON.stringify(report, undefined, 2)}\n`);
  execFileSync('npx', ['biome', 'format', '--config-path', '.config/biome.settings.json', '--write', FILE]);
  return `${FILE} tells who kills each.`;
}

/** Equivalent mutants are left out, because they prove nothing. */
function describeKilled({ mutant, file, killedBy }: Trial): ReportedMutant[] {
  const { name, promise, essential = false, equivalent } = mutant;
  return equivalent === undefined ? [{ name, promise, file, essential, killedBy }] : [];
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' }).trim();
}

/** The result of one mutant, in one or two lines. */
export function describeTrial({ mutant, killedBy, hung, complaint }: Trial): string {
  const [first] = killedBy;
  const hang = hung ? ' (hung)' : '';
  const others = killedBy.length > 1 ? `, and ${killedBy.length - 1} more` : '';
  const by = first === undefined ? '' : `\n    ${first.uri}:${first.line}  ${first.name}${others}${hang}`;
  if (complaint !== undefined) {
    return `✖ ${mutant.name}: ${complaint}${by}`;
  }
  return mutant.equivalent === undefined
    ? `✔ ${mutant.name}${by}`
    : `- ${mutant.name}\n    changes nothing: ${mutant.equivalent}`;
}
