import { closest } from 'fastest-levenshtein';
import { AuditOptionError } from '../domain/errors';
import { createEngine } from '../engines/create-engine';
import { type Clock, systemClock } from '../ports/clock';
import type { CreateEngine, Engine } from '../ports/engine';

/** How an {@link AuditService} works. Everything may be left out; only `undefined` means "use the default". */
export interface AuditOptions {
  /**
   * Where the log is kept: `sqlite:relative.db` or `sqlite:///absolute.db`.
   *
   * @defaultValue the environment variable `AUDIT_DATABASE_URL`, else `sqlite:audit.db`
   */
  readonly databaseUrl?: string | undefined;
  /**
   * Makes the engine; a port, so that a test can count the calls or make them fail.
   *
   * @defaultValue the package's own `createEngine`
   */
  readonly createEngine?: CreateEngine | undefined;
  /** An engine that is open already. It is used instead of creating one, and never closed by the service. */
  readonly engine?: Engine | undefined;
  /**
   * Where the time comes from.
   *
   * @defaultValue the clock of the machine
   */
  readonly clock?: Clock | undefined;
}

/** Options in which everything has been decided. */
export interface CompleteAuditOptions {
  readonly databaseUrl: string;
  readonly createEngine: CreateEngine;
  readonly engine: Engine | undefined;
  readonly clock: Clock;
}

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
  clock: { range: 'a Clock', accepts: (value) => hasMethods(value, 'now') },
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
  return Object.freeze({
    databaseUrl: options.databaseUrl ?? (process.env.AUDIT_DATABASE_URL || 'sqlite:audit.db'),
    createEngine: options.createEngine ?? createEngine,
    engine: options.engine,
    clock: options.clock ?? systemClock,
  });
}

function checkOption(name: string, value: unknown): void {
  const rule = Object.hasOwn(OPTION_RULES, name) ? Reflect.get(OPTION_RULES, name) : undefined;
  if (rule === undefined) {
    const nearest = closest(name, Object.keys(OPTION_RULES));
    throw new AuditOptionError(name, `There is no option "${name}". Did you mean "${nearest}"?`);
  }
  if (value !== undefined && !rule.accepts(value)) {
    throw new AuditOptionError(name, `The option ${name} is ${describe(value)}, and must be ${rule.range}.`);
  }
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
