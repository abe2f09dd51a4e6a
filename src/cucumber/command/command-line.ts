import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command, CommanderError } from 'commander';
import { HarnessError } from '../ground/harness-error';
import { exitCode, RefusalError } from './command-errors';
import { documentCommand } from './document-command';
import { promoteCommand } from './promote-command';
import { quarantineCommand } from './quarantine-command';
import { tagsCommand } from './tags-command';
import type { Terminal } from './terminal';

/** Runs `capture-bugs` with arguments; resolves to its exit code. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  let ending: number = exitCode.fine;
  const program = describeProgram(terminal);
  const end = (code: number) => {
    ending = code;
  };
  for (const command of [
    tagsCommand(terminal, end),
    promoteCommand(terminal),
    documentCommand(terminal, end),
    quarantineCommand(terminal, end),
  ]) {
    program.addCommand(command.copyInheritedSettings(program));
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return ending;
  } catch (error) {
    return explain(error, terminal);
  }
}

function describeProgram({ print, complain }: Terminal): Command {
  return new Command('capture-bugs')
    .description('Looks after the bugs that a Cucumber suite has captured.')
    .version(readVersion(), '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .configureOutput({ writeOut: print, writeErr: complain })
    .addHelpText(
      'after',
      '\nExit codes: 0 all is well; 1 a rule is broken, a promotion refused, a run red or incomplete, or a quarantined bug not captured; 2 the command failed.',
    )
    .exitOverride();
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(path.join(__dirname, '..', '..', 'package.json'), 'utf8'),
  );
  return String(Object(manifest).version);
}

/** Prints what went wrong, and returns the exit code for it. */
export function explain(error: unknown, { complain }: Terminal): number {
  if (error instanceof CommanderError) {
    // Commander has printed its own message; help and version are no errors.
    return error.exitCode === 0 ? exitCode.fine : exitCode.failed;
  }
  if (error instanceof HarnessError) {
    complain(`${error.message}\n`);
    return error instanceof RefusalError ? exitCode.refused : exitCode.failed;
  }
  // An internal error, or one in the configuration of the suite. Only the stack helps to find it.
  complain(`capture-bugs failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  return exitCode.failed;
}
