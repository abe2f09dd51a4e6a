import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AuditError } from '../domain/errors';
import { messageOf } from '../domain/harmless-text';
import { runCopy } from './copy/copy-command';
import { exitCode, type Terminal } from './terminal';

const HELP = `Usage: audit-race copy --from <url> --to <url> [--follow]

Copies a log into another store, such as sqlite:audit.db to postgres://host:5432/database, in any direction. The log may be
written to meanwhile. At the end both sides are compared. Stopped or killed, the same call goes on where it was, and nothing
is there twice.

  --from <url>  the log to copy; it is only read
  --to <url>    where to; the tables are made, and what is there stays
  --follow      goes on with what is recorded, until Ctrl+C or SIGTERM; then compares
  --help        print this help
  --version     print the version

A password of PostgreSQL may be in the URL, or in PGPASSWORD or ~/.pgpass, where nobody sees it in the list of processes.

Exit codes: 0 all entries are there, and are the same; 1 some are not; 2 the command failed: run it again when its reason is gone.
`;

const OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  follow: { type: 'boolean' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const;

/** The command was called in a way that it cannot understand. */
class UsageError extends AuditError {
  readonly code = 'AUDIT_COMMAND_INVALID';
}

/** Runs `audit-race` with arguments; resolves to its exit code. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const { from, to, follow, help, version } = readArguments(args);
    if (help === true || version === true) {
      terminal.print(help === true ? HELP : `${readVersion()}\n`);
      return exitCode.fine;
    }
    if (from === undefined || to === undefined) {
      throw new UsageError('Say which log to copy, and where to: audit-race copy --from <url> --to <url>.');
    }
    return await runCopy({ from, to, follows: follow === true }, terminal);
  } catch (error) {
    if (error instanceof AuditError) {
      terminal.complain(`${error.message}\n`);
      return exitCode.failed;
    }
    throw error;
  }
}

/** What was given is not repeated, but for names of options: it may be a URL with a password. */
function readArguments(args: readonly string[]) {
  const { values, positionals } = parsed(args);
  const isCall = positionals.length === 1 && positionals[0] === 'copy';
  const isAsked = values.help === true || values.version === true;
  if (!isCall && !(isAsked && positionals.length === 0)) {
    throw new UsageError(
      'What audit-race can do is "copy", and it takes options only. See audit-race --help.',
    );
  }
  return values;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const [option] = /'--?[a-z-]+/i.exec(messageOf(error)) ?? [];
    const which = option === undefined ? 'an option' : `the option ${option.slice(1)}`;
    throw new UsageError(`audit-race cannot understand ${which}. See audit-race --help.`);
  }
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8'));
  return String(Object(manifest).version);
}
