import type { Command } from 'commander';
import { databaseOf } from '../audit/complete-audit-options';

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
  return databaseOf(databaseUrl === undefined ? {} : { databaseUrl }).databaseUrl;
}
