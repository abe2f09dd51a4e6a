import { resolve } from 'node:path';
import {
  aFunction,
  flag,
  type GivenOptions,
  type OptionRule,
  type OptionRules,
  readOptions,
  wholeNumber,
} from '../domain/call-options';
import { DETAILS_BYTES_CEILING } from '../domain/details/plain-form';
import { AuditOptionError } from '../domain/errors';
import { misnamedFile } from '../domain/file-path';
import { describeValue, isObject } from '../domain/harmless-text';
import { missingMethods, namesOf } from '../domain/known-names';
import { aRedaction, readRedaction } from '../domain/read-redaction';
import { createEngine } from '../engines/create-engine';
import { anchorDatabaseUrl, readDatabaseUrl } from '../engines/database-url';
import { nameSpillFile } from '../engines/spill/name-spill-file';
import { readIntegrity, SIGNING_NEEDS } from '../integrity/integrity-options';
import { clockMethods, systemClock } from '../ports/clock';
import { missingOfEngine } from '../ports/engine';
import { loggerMethods, silentLogger } from '../ports/logger';
import { readRetention } from '../pruning/retention-options';
import type { AuditOptions, CompleteAuditOptions } from './audit-options';

const WHEN_FULL = namesOf<CompleteAuditOptions['whenFull']>({ throw: true, drop: true });

/** The one table of what each option may be; the checks and their messages read it. */
export const OPTION_RULES: OptionRules<AuditOptions> = Object.freeze({
  databaseUrl: {
    range: 'a database URL such as sqlite:audit.db',
    accepts: (value) => typeof value === 'string',
  },
  createEngine: aFunction,
  engine: whole('an Engine', missingOfEngine),
  writeBehind: flag,
  batchEntriesMax: wholeNumber(1, 65_536),
  batchWaitMs: wholeNumber(0, 60_000),
  queueEntriesMax: wholeNumber(1, 1_048_576),
  queueBytesMax: wholeNumber(1, 2 ** 34),
  whenFull: {
    range: WHEN_FULL.map((name) => `"${name}"`).join(' or '),
    accepts: (value) => WHEN_FULL.some((name) => name === value),
  },
  attemptsMax: wholeNumber(1, 1000),
  retryWaitMs: wholeNumber(1, 60_000),
  retryWaitMsMax: wholeNumber(1, 3_600_000),
  spillFile: {
    range: 'the path of a file, or false',
    accepts: (value) => value === false || misnamedFile(value) === undefined,
    shown: misnamedFile,
  },
  outbox: flag,
  outboxBytesMax: wholeNumber(1, 2 ** 40),
  clock: whole('a Clock', (value) => missingMethods(value, clockMethods)),
  logger: whole('a Logger', (value) => missingMethods(value, loggerMethods)),
  redact: aRedaction,
  redactText: aFunction,
  // Below 256 bytes a visible marker has no room.
  detailsBytesMax: wholeNumber(256, DETAILS_BYTES_CEILING),
  retention: { range: 'an object with maxAgeDays, maxBytes or both', accepts: isObject },
  integrity: {
    range: `true, false, or an object with ${SIGNING_NEEDS}`,
    accepts: (value) => typeof value === 'boolean' || isObject(value),
  },
  recordReads: flag,
});

/** The defaults. Only values: an object that has state is made for each service. */
const DEFAULTS = Object.freeze({
  databaseUrl: 'sqlite:audit.db',
  createEngine,
  engine: undefined,
  writeBehind: true,
  batchEntriesMax: 4096,
  batchWaitMs: 25,
  queueEntriesMax: 8192,
  queueBytesMax: 64 * 2 ** 20,
  whenFull: 'throw',
  attemptsMax: 10,
  retryWaitMs: 50,
  retryWaitMsMax: 5000,
  clock: systemClock,
  logger: silentLogger,
  redact: [],
  redactText: undefined,
  detailsBytesMax: 65_536,
  recordReads: false,
});

const OUTBOX_BYTES_MAX = 2 ** 30;

const WITHOUT_SPILL =
  'The option outbox is true, but there is no spillFile, and the outbox is a file beside it. SQLite needs no outbox; for an engine of your own, name a spillFile.';

/**
 * Checks the options, fills in the defaults and freezes the result.
 *
 * @throws AuditOptionError naming the option, its value, what is accepted and, for an unknown one, the nearest name.
 * @throws AuditUrlError when the database cannot be opened by its URL, and no engine of the user's own is given.
 */
export function completeAuditOptions(options: AuditOptions): CompleteAuditOptions {
  const given = readOptions(options, 'an AuditService', OPTION_RULES);
  if (given.engine !== undefined && given.createEngine !== undefined) {
    throw new AuditOptionError(
      'engine',
      'Both engine and createEngine are given. Give one: an engine is used as it is, createEngine makes one.',
    );
  }
  refuseAbove(given, 'batchEntriesMax', 'queueEntriesMax');
  refuseAbove(given, 'retryWaitMs', 'retryWaitMsMax');
  // The first wait that was asked for is never shortened by a default.
  const retryWaitMsMax = Math.max(DEFAULTS.retryWaitMsMax, given.retryWaitMs ?? 0);
  const retention = readRetention(given.retention);
  const integrity = readIntegrity(given.integrity);
  const redact = readRedaction(given.redact);
  const database = databaseOf(given);
  const spillFile = spillFileOf(given, database.databaseUrl);
  const { outbox, outboxBytesMax: asked, ...others } = given;
  const outboxBytesMax = outbox === true ? (asked ?? OUTBOX_BYTES_MAX) : undefined;
  if (outbox === true && spillFile === undefined) {
    throw new AuditOptionError('outbox', WITHOUT_SPILL);
  }
  return Object.freeze({
    ...DEFAULTS,
    retryWaitMsMax,
    ...others,
    ...database,
    spillFile,
    outboxBytesMax,
    redact,
    retention,
    integrity,
  });
}

/** The path of the spill file. The URL of an engine that was handed in is ignored: nobody knows which database that engine uses. */
function spillFileOf(
  { spillFile, engine, createEngine: create }: GivenOptions<AuditOptions>,
  databaseUrl: string,
): string | undefined {
  const isOurs = engine === undefined && (create === undefined || create === createEngine);
  const known = engine === undefined ? nameSpillFile(databaseUrl) : undefined;
  // SQLite stores by itself while a process exits.
  const file = isOurs && known === undefined ? undefined : (spillFile ?? known);
  return typeof file === 'string' ? resolve(file) : undefined;
}

/** Of two values that were both given, one would silently cut off the other. */
function refuseAbove(
  given: GivenOptions<AuditOptions>,
  lesser: 'batchEntriesMax' | 'retryWaitMs',
  greater: 'queueEntriesMax' | 'retryWaitMsMax',
): void {
  const { [lesser]: least = 0, [greater]: most = Number.POSITIVE_INFINITY } = given;
  if (least > most) {
    throw new AuditOptionError(
      lesser,
      `The option ${lesser} is ${describeValue(least)}, and must not be above ${greater}, which is ${describeValue(most)}.`,
    );
  }
}

/** The database URL, made absolute. A URL that we cannot open is accepted only for an engine of the user's own, which may understand it. */
export function databaseOf({ engine, createEngine: create, databaseUrl: named }: GivenOptions<AuditOptions>) {
  const variable = named === undefined && process.env.AUDIT_DATABASE_URL ? 'AUDIT_DATABASE_URL' : undefined;
  const databaseUrl = named ?? (process.env.AUDIT_DATABASE_URL || DEFAULTS.databaseUrl);
  if (engine === undefined && (create === undefined || create === createEngine)) {
    readDatabaseUrl(databaseUrl, { variable });
  }
  return { databaseUrl: anchorDatabaseUrl(databaseUrl) };
}

function whole(range: string, missing: (value: unknown) => readonly string[]): OptionRule {
  return { range, accepts: (value) => missing(value).length === 0, missing };
}
