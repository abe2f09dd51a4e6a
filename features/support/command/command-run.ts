import path from 'node:path';
import { PassThrough } from 'node:stream';
import { runCommandLine } from '#cucumber/command/command-line';
import { inkOf, openTerminal } from '#cucumber/command/terminal';
import { runChild } from '../child';
import { measured } from '../coverage';
import type { AuditWorld } from '../world';
import { WrittenSuite } from './written-suite';

const program = path.resolve('src/cucumber/dist/command/main.js');

/** A call of the command `capture-bugs`, and what came of it. */
export class CommandRun {
  readonly #suite: WrittenSuite;
  /** Variables that the command finds in its environment. */
  environment: NodeJS.ProcessEnv = {};
  exitCode: number | null = null;
  output = '';
  complaints = '';

  constructor(world: AuditWorld) {
    this.#suite = world.part(WrittenSuite);
  }

  /** Calls it in this process: as the program does, without the time that Node takes to start one. */
  call(line: string, cwd?: string): Promise<void> {
    return this.callWith(argumentsIn(line), cwd);
  }

  /** The same, with arguments that may have spaces in them. */
  async callWith(args: readonly string[], cwd = this.#suite.path): Promise<void> {
    this.exitCode = await runCommandLine(args, {
      cwd,
      environment: this.environment,
      print: (text) => {
        this.output += text;
      },
      complain: (text) => {
        this.complaints += text;
      },
      ink: inkOf(false),
    });
  }

  /** The same, with its words going to a stream: a terminal, or not. */
  async callInto(isTerminal: boolean, line: string): Promise<void> {
    const stdout = Object.assign(new PassThrough(), { isTTY: isTerminal });
    const terminal = openTerminal({
      stdout,
      stderr: new PassThrough(),
      env: this.environment,
      cwd: () => this.#suite.path,
    });
    this.exitCode = await runCommandLine(argumentsIn(line), terminal);
    this.output = String(stdout.read());
  }

  /** Starts the program, as a shell does. */
  type(line: string): Promise<void> {
    return this.#run(process.execPath, [program, ...argumentsIn(line)]);
  }

  /** Starts it in a pipe of a shell that is closed by the time it has started. */
  pipe(line: string): Promise<void> {
    const script = 'set -o pipefail; "$0" "$@" | true';
    return this.#run('bash', ['-c', script, process.execPath, program, ...argumentsIn(line)]);
  }

  async #run(command: string, args: readonly string[]): Promise<void> {
    const options = { cwd: this.#suite.path, env: outerEnvironment() };
    const { exitCode, stdout, stderr } = await runChild(command, args, options);
    Object.assign(this, { exitCode, output: stdout, complaints: stderr });
  }
}

function argumentsIn(line: string): string[] {
  return line.split(/\s+/).slice(1).filter(Boolean);
}

// Under --parallel this process is a worker of Cucumber, and the Cucumber of its child must not take itself for one.
function outerEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('CUCUMBER_'));
  return { ...Object.fromEntries(inherited), ...measured };
}
