import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { AfterAll } from '@cucumber/cucumber';
import { watchUse } from './child';
import { measured } from './coverage';

/** A run of Cucumber, as a command line asks for it. */
export interface CommandLine {
  readonly cwd: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** What a run of Cucumber ended with, and what it printed. */
export interface CommandOutcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const PROGRAM = path.join(__dirname, 'programs', 'warm-cucumber.js');

let warm: ChildProcess | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs Cucumber in a process that has run other suites before, and will run others: most of the time of a small suite goes
 * into loading Cucumber. For suites that are about what Cucumber says, not about the process that says it.
 */
export function runWarm(line: CommandLine): Promise<CommandOutcome> {
  // It runs one at a time.
  const outcome = last.then(() => runNext(line));
  last = outcome.catch(() => undefined);
  return outcome;
}

async function runNext(line: CommandLine): Promise<CommandOutcome> {
  const child = warm ?? start();
  const forget = watchUse(child, `cucumber-js ${line.args.join(' ')} in ${line.cwd}`);
  try {
    return await ask(child, line);
  } finally {
    forget();
  }
}

function start(): ChildProcess {
  const child = fork(PROGRAM, { execArgv: [], env: { ...process.env, ...measured } });
  child.once('exit', () => {
    warm = undefined;
  });
  warm = child;
  return child;
}

function ask(child: ChildProcess, line: CommandLine): Promise<CommandOutcome> {
  return new Promise((resolve, reject) => {
    child.once('message', (outcome: CommandOutcome) => {
      child.off('exit', refuse);
      resolve(outcome);
    });
    child.once('exit', refuse);
    child.send(line);
    function refuse(exitCode: number | null, signal: string | null): void {
      reject(new Error(`The process that runs suites ended with ${exitCode ?? signal}.`));
    }
  });
}

AfterAll(async () => {
  const child = warm;
  if (child !== undefined) {
    // The coverage of its suites is written when it ends.
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.disconnect();
    await ended;
  }
});
