import { closest } from 'fastest-levenshtein';
import { AuditOptionError } from '../domain/errors';
import { DETAILS_BYTES_CEILING } from '../domain/plain-form';
import { isRedaction } from '../domain/redaction';
import { createEngine } from '../engines/create-engine';
import { anchorDatabaseUrl } from '../engines/database-url';
import { systemClock } from '../ports/clock';
import { silentLogger } from '../ports/logger';
import type { AuditOptions, CompleteAuditOptions } from './audit-options';

interface OptionRule {
  readonly range: string;
  accepts(value: unknown): boolean;
}

/** The one table of what each option may be; the checks and their messages read it. */
const OPTION_RULES: Readonly<Record<keyof AuditOptions, OptionRule>> = Object.freeze({
  databaseUrl: {
    range: 'a database URL such as sqlite:audit.db',
    accepts: (value) => typeof value === 'string',
  },
  createEngine: { range: 'a function', accepts: (value) => typeof value === 'function' },
  engine: {
    range: 'an Engine',
    accepts: (value) => hasMethods(value, 'createTables', 'store', 'list', 'close'),
  },
  writeBehind: { range: 'true or false', accepts: (value) => typeof value === 'boolean' },
  batchEntriesMax: wholeNumber(1, 65_536),
  batchWaitMs: wholeNumber(0, 60_000),
  queueEntriesMax: wholeNumber(1, 1_048_576),
  whenFull: { range: '"throw" or "drop"', accepts: (value) => value === 'throw' || value === 'drop' },
  attemptsMax: wholeNumber(1, 1000),
  retryWaitMs: wholeNumber(1, 60_000),
  retryWaitMsMax: wholeNumber(1, 3_600_000),
  clock: { range: 'a Clock', accepts: (value) => hasMethods(value, 'now', 'startTimer') },
  logger: { range: 'a Logger', accepts: (value) => hasMethods(value, 'warn', 'error') },
  redact: { range: 'a list of names and RegExps, or { hide, show } with such lists', accepts: isRedaction },
  // Below 256 bytes a visible marker has no room.
  detailsBytesMax: wholeNumber(256, DETAILS_BYTES_CEILING),
});

/** What is used where nothing is given. Only values: whatever is made is made for each service. */
const DEFAULTS = Object.freeze({
  databaseUrl: 'sqlite:audit.db',
  createEngine,
  engine: undefined,
  writeBehind: true,
  batchEntriesMax: 4096,
  batchWaitMs: 25,
  queueEntriesMax: 8192,
  whenFull: 'throw',
  attemptsMax: 10,
  retryWaitMs: 50,
  retryWaitMsMax: 5000,
  clock: systemClock,
  logger: silentLogger,
  redact: [],
  detailsBytesMax: 65_536,
});

/**
 * Checks the options, fills in the defaults and freezes the result.
 *
 * @throws AuditOptionError naming the option, its value, what is accepted and, for an unknown one, the nearest name.
 */
export function completeAuditOptions(options: AuditOptions): CompleteAuditOptions {
  for (const [name, value] of Object.entries(options)) {
    checkOption(name, value);
  }
  if (options.engine !== undefined && options.createEngine !== undefined) {
    throw new AuditOptionError(
      'engine',
      'Both engine and createEngine are given. Give one: an engine is used as it is, createEngine makes one.',
    );
  }
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const databaseUrl = options.databaseUrl ?? (process.env.AUDIT_DATABASE_URL || DEFAULTS.databaseUrl);
  return Object.freeze(Object.assign({}, DEFAULTS, given, { databaseUrl: anchorDatabaseUrl(databaseUrl) }));
}

function checkOption(name: string, value: unknown): void {
  const rule: OptionRule | undefined = Object.hasOwn(OPTION_RULES, name)
    ? Reflect.get(OPTION_RULES, name)
    : undefined;
  if (rule === undefined) {
    const nearest = closest(name, Object.keys(OPTION_RULES));
    throw new AuditOptionError(name, `There is no option "${name}". Did you mean "${nearest}"?`);
  }
  if (value !== undefined && !rule.accepts(value)) {
    throw new AuditOptionError(name, `The option ${name} is ${describe(value)}, and must be ${rule.range}.`);
  }
}

function wholeNumber(min: number, max: number): OptionRule {
  return {
    range: `a whole number from ${min} to ${max}`,
    accepts: (value) => typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max,
  };
}

function hasMethods(value: unknown, ...names: readonly string[]): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    names.every((name) => typeof Reflect.get(value, name) === 'function')
  );
}

function describe(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}
