import { Command, CommanderError } from 'commander';
import { AuditError } from '../domain/errors';
import { ClosedPipe } from './command-errors';
import { packageVersion } from './package-version';
import { refuseRepeated } from './refuse-repeated';
import { refuseSwallowed } from './refuse-swallowed';
import type { Screen } from './screen';
import { slipWords } from './slip-words';
import { exitCode, type Terminal } from './terminal';
import { loadVerbs } from './verbs';

const EXIT_CODES = `
Exit codes:
  0         done; also when "tail -f" or "serve" was stopped, which are never done
  1         the answer is no: there is no such entry, the logs differ, the log is not
            as it was stored or does not continue a checkpoint, nobody said yes
  2         the command failed
  129       its terminal was closed (SIGHUP) before it was done
  130, 143  stopped by Ctrl+C or SIGTERM before it was done

A reader that has seen enough, as in "audit-race list | head", is no failure.`;

/** Runs `audit-race` with arguments; resolves to its exit code. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  const call: Call = { exitCode: exitCode.fine, printed: '', complaint: '' };
  const program = describeProgram(call, terminal.screen);
  try {
    for (const verb of loadVerbs(args)) {
      const command = verb(terminal, (code) => {
        call.exitCode = code;
      });
      program.addCommand(command.copyInheritedSettings(program));
      refuseRepeated(command);
    }
    refuseIn(program, args);
    await program.parseAsync(understood(program, args), { from: 'user' }).catch(async (error: unknown) => {
      if (!(error instanceof CommanderError)) {
        throw error;
      }
      call.exitCode = error.exitCode === 0 ? exitCode.fine : exitCode.failed;
      if (call.exitCode !== exitCode.fine) {
        terminal.complain(slipWords({ error, complaint: call.complaint, args, program }));
      }
      await terminal.print(call.printed);
    });
    return call.exitCode;
  } catch (error) {
    return explain(error, terminal);
  }
}

/** The arguments to parse; of a call with an unknown verb, only the verb: the parser would answer --help or --version, with success. */
function understood(program: Command, args: readonly string[]): readonly string[] {
  const [first, ...rest] = args;
  if (first === 'help') {
    return understood(program, [...rest, '--help']);
  }
  const verb = args.find((arg) => !['-h', '--help', '--version'].includes(arg));
  const isKnown = program.commands.some((command) => command.name() === verb);
  return verb === undefined || verb.startsWith('-') || isKnown ? args : [verb];
}

/** Refuses what the parser would misunderstand. */
function refuseIn(program: Command, [verb, ...args]: readonly string[]): void {
  const command = program.commands.find((each) => each.name() === verb);
  if (command !== undefined) {
    refuseSwallowed(command, args);
  }
}

/** One run. */
interface Call {
  exitCode: number;
  /** The help, or the version. */
  printed: string;
  /** What the parser says of a call that it cannot understand. */
  complaint: string;
}

function describeProgram(call: Call, { columns }: Screen): Command {
  return new Command('audit-race')
    .description('Asks an audit log what happened, and looks after it.')
    .version(packageVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .showSuggestionAfterError(false)
    .configureOutput({
      writeOut: (text) => {
        call.printed += text;
      },
      writeErr: (text) => {
        call.complaint += text;
      },
      getOutHelpWidth: () => columns,
      getErrHelpWidth: () => columns,
    })
    .addHelpText('after', EXIT_CODES)
    .exitOverride();
}

/** Says what went wrong, and gives the exit code for it. */
function explain(error: unknown, terminal: Terminal): number {
  if (error instanceof ClosedPipe) {
    return exitCode.fine;
  }
  if (error instanceof AuditError) {
    terminal.complain(`${error.message}\n`);
    return exitCode.failed;
  }
  throw error;
}
