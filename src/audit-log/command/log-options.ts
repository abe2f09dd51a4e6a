import type { Command } from 'commander';
import { databaseOf } from '../audit/complete-audit-options';
import { AuditStoreError, AuditUrlError } from '../domain/errors';

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

/** Opens the log that is meant. If there is none, and the call has named none, the error says how to name one. */
export async function openMeant<T>(
  options: LogOptions,
  open: (databaseUrl: string) => Promise<T>,
): Promise<T> {
  try {
    return await open(databaseUrlOf(options));
  } catch (error) {
    throw options.databaseUrl === undefined &&
      error instanceof AuditStoreError &&
      error.code === 'AUDIT_STORE_MISSING'
      ? new AuditStoreError(error.code, `${error.message} --database-url names another log.`, error)
      : error;
  }
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
