import { AuditOptionError } from '../domain/errors';
import { describeValue } from '../domain/harmless-text';
import { findUnknownName, missingMethods, namesOf } from '../domain/known-names';
import { DETAILS_BYTES_CEILING } from '../domain/plain-form';
import { isRedaction } from '../domain/redaction';
import { createEngine } from '../engines/create-engine';
import { anchorDatabaseUrl } from '../engines/database-url';
import { clockMethods, systemClock } from '../ports/clock';
import { missingOfEngine } from '../ports/engine';
import { loggerMethods, silentLogger } from '../ports/logger';
import type { AuditOptions, CompleteAuditOptions } from './audit-options';

interface OptionRule {
  readonly range: string;
  accepts(value: unknown): boolean;
  /** What a value lacks that is not accepted, where that can be said. */
  missing?(value: unknown): readonly string[];
}

const WHEN_FULL = namesOf<CompleteAuditOptions['whenFull']>({ throw: true, drop: true });

/** The one table of what each option may be; the checks and their messages read it. */
const OPTION_RULES: Readonly<Record<keyof AuditOptions, OptionRule>> = Object.freeze({
  databaseUrl: {
    range: 'a database URL such as sqlite:audit.db',
    accepts: (value) => typeof value === 'string',
  },
  createEngine: { range: 'a function', accepts: (value) => typeof value === 'function' },
  engine: whole('an Engine', missingOfEngine),
  writeBehind: { range: 'true or false', accepts: (value) => typeof value === 'boolean' },
  batchEntriesMax: wholeNumber(1, 65_536),
  batchWaitMs: wholeNumber(0, 60_000),
  queueEntriesMax: wholeNumber(1, 1_048_576),
  whenFull: {
    range: WHEN_FULL.map((name) => `"${name}"`).join(' or '),
    accepts: (value) => WHEN_FULL.some((name) => name === value),
  },
  attemptsMax: wholeNumber(1, 1000),
  retryWaitMs: wholeNumber(1, 60_000),
  retryWaitMsMax: wholeNumber(1, 3_600_000),
  clock: whole('a Clock', (value) => missingMethods(value, clockMethods)),
  logger: whole('a Logger', (value) => missingMethods(value, loggerMethods)),
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
  const unknown = findUnknownName(options, Object.keys(OPTION_RULES));
  if (unknown !== undefined) {
    throw new AuditOptionError(
      unknown.name,
      `There is no option ${describeValue(unknown.name)}. ${unknown.hint}`,
    );
  }
  for (const [name, rule] of Object.entries(OPTION_RULES)) {
    checkOption(name, rule, Reflect.get(options, name));
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

function checkOption(name: string, rule: OptionRule, value: unknown): void {
  if (value !== undefined && !rule.accepts(value)) {
    const lack = rule.missing === undefined ? '' : `: it lacks ${rule.missing(value).join(', ')}`;
    throw new AuditOptionError(
      name,
      `The option ${name} is ${describeValue(value)}, and must be ${rule.range}${lack}.`,
    );
  }
}

function wholeNumber(min: number, max: number): OptionRule {
  return {
    range: `a whole number from ${min} to ${max}`,
    accepts: (value) => typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max,
  };
}

function whole(range: string, missing: (value: unknown) => readonly string[]): OptionRule {
  return { range, accepts: (value) => missing(value).length === 0, missing };
}
