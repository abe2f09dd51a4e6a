import type { Command } from 'commander';
import { databaseOf } from '../audit/complete-audit-options';
import { AuditUrlError } from '../domain/errors';

/** Which log is meant. */
export interface LogOptions {
  readonly databaseUrl?: string;
}

/** Lets a verb be told which log is meant. */
export function addLogOptions(command: Command): Command {
  return command.option(
    '--database-url <url>',
    'the log: sqlite:relative.db, sqlite:///absolute.db or postgres://host:5432/database (default: AUDIT_DATABASE_URL, else sqlite:audit.db)',
  );
}

/** The URL of the log that is meant. */
export function databaseUrlOf({ databaseUrl }: LogOptions): string {
  return databaseUrl === undefined
    ? databaseOf({}).databaseUrl
    : inOption('--database-url', databaseUrl, () => databaseOf({ databaseUrl }).databaseUrl);
}

/** Reads a URL that an option has; an error names the option. */
export function inOption<T>(option: string, url: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const words = url === '' ? 'is empty' : 'cannot be used';
    throw error instanceof AuditUrlError
      ? new AuditUrlError(`The option ${option} ${words}. ${error.message}`, { cause: error })
      : error;
  }
}
