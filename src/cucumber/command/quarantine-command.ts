import { Command, InvalidArgumentError, Option } from 'commander';
import { describeLine } from '../ground/place';
import { printable, printableLines } from '../ground/printable';
import { count } from '../ground/text';
import { describeIssues } from '../tags/issue';
import type { TaggedScenario } from '../tags/tagged-scenario';
import { type Verdict, verdicts } from '../verdicts/verdict';
import { CommandError, exitCode } from './command-errors';
import { type ApartRun, runApart } from './quarantine/apart-run';
import { findQuarantined } from './quarantine/find-quarantined';
import { type ApartJudgement, judgeApart } from './quarantine/judge-apart';
import { judgeRuns } from './quarantine/judge-runs';
import { tellProgress } from './quarantine/tell-progress';
import { addSuiteOptions, type SuiteOptions } from './suite/configure-suite';
import { escapeGlob } from './suite/escape-glob';
import type { Terminal } from './terminal';

interface QuarantineOptions extends SuiteOptions {
  readonly timeout: number;
}

/** `capture-bugs quarantine`: runs scenarios that hang or end their process, each in a process of its own. */
export function quarantineCommand(terminal: Terminal, end: (exitCode: number) => void): Command {
  const command = new Command('quarantine')
    .description(
      [
        'Runs the quarantined scenarios, each in a process of its own, and judges from outside how the process ends: it',
        'hangs, exits with a code, is killed by a signal, or goes on. Without places it runs all of them.',
      ].join(' '),
    )
    .argument('[places...]', 'file:line of a scenario or of a row of its Examples; or a whole file')
    .addOption(
      new Option('--timeout <seconds>', 'after how long a scenario counts as hanging')
        .argParser(readSeconds)
        .default(30),
    );
  return addSuiteOptions(command).action(async (places: readonly string[], options: QuarantineOptions) => {
    const scenarios = await findQuarantined(places, options, terminal);
    const seen: Verdict[] = [];
    for (const scenario of scenarios) {
      const { run, judgement } = await runScenario(scenario, options, terminal);
      seen.push(judgement.verdict);
      terminal.print(describeJudgement(scenario, judgement, run));
    }
    // No quarantined scenario is a success: a build that always calls the command must not fail when the last one is fixed.
    terminal.print(seen.length === 0 ? 'No scenario is in quarantine.\n' : `\n${describeSum(seen)}\n`);
    end(seen.every(isFine) ? exitCode.fine : exitCode.refused);
  });
}

const timeoutRange = { min: 0.1, max: 86_400 };

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (!/^\d+(?:\.\d+)?$/.test(text) || seconds < timeoutRange.min || seconds > timeoutRange.max) {
    throw new InvalidArgumentError('A time is a number of seconds from 0.1 to 86400, such as 30.');
  }
  return seconds;
}

const startSeconds = 120;

interface JudgedRun {
  readonly run: ApartRun;
  readonly judgement: ApartJudgement;
}

async function runScenario(
  scenario: TaggedScenario,
  options: QuarantineOptions,
  terminal: Terminal,
): Promise<JudgedRun> {
  const stopTelling = tellProgress(`${describeLine(scenario.place)}  ${printable(scenario.name)}`, terminal);
  try {
    let last = await runOnce(scenario, options, terminal);
    const judgements: [ApartJudgement, ...ApartJudgement[]] = [last.judgement];
    // The option "repeat" of the suite does not apply to quarantined scenarios, only their tag does.
    while (judgements.length < (scenario.repeat ?? 1)) {
      last = await runOnce(scenario, options, terminal);
      judgements.push(last.judgement);
    }
    return { run: last.run, judgement: judgeRuns(judgements) };
  } catch (error) {
    throw CommandError.because('No process could be started', error);
  } finally {
    stopTelling();
  }
}

async function runOnce(
  scenario: TaggedScenario,
  { timeout, config, profile = [] }: QuarantineOptions,
  terminal: Terminal,
): Promise<JudgedRun> {
  const { uri } = scenario.place;
  // Cucumber finds files by globs, but applies the line to the literal name. So a name with glob characters is passed in both forms.
  const paths = [...new Set([escapeGlob(uri), uri])].slice(0, -1).concat(describeLine(scenario.place));
  const request = { paths, config, profiles: profile };
  const run = await runApart(request, { timeoutSeconds: timeout, startSeconds }, terminal);
  return { run, judgement: judgeApart(scenario, run) };
}

function isFine(verdict: Verdict): boolean {
  return verdict === 'captured' || verdict === 'holds';
}

function describeJudgement(
  { place, name, issues }: TaggedScenario,
  { verdict, expected, happened, toDo }: ApartJudgement,
  { printed }: ApartRun,
): string {
  const head = `${verdict}  ${describeLine(place)}  ${describeIssues(issues)}  ${name}`;
  if (isFine(verdict)) {
    return `${printable(head)}\n  ${printable(happened)}\n`;
  }
  const tail = verdict === 'compromised' ? describeTail(printed) : [];
  return [
    printable(head),
    `  Expected: ${printable(expected)}`,
    `  Happened: ${printable(happened)}.`,
    `  To do:    ${printable(toDo ?? '')}`,
    ...tail,
    '',
  ].join('\n');
}

const tailLinesMax = 12;

function describeTail(printed: string): readonly string[] {
  const lines = printableLines(printed).trimEnd().split('\n').slice(-tailLinesMax);
  return printed.trim() === ''
    ? []
    : ['  It printed, at the end:', ...lines.map((line) => `    ${line}`.trimEnd())];
}

function describeSum(seen: readonly Verdict[]): string {
  const sums = verdicts
    .map((verdict) => [verdict, seen.filter((one) => one === verdict).length] as const)
    .filter(([, number]) => number > 0)
    .map(([verdict, number]) => `${number} ${verdict}`);
  return `${count(seen.length, 'quarantined scenario')}: ${sums.join(', ')}.`;
}
