import { limitOf, type OptionRules, readNestedOptions, timeLimit, wholeNumber } from '../domain/call-options';
import { AuditOptionError } from '../domain/errors';
import type { ArchiveEntries } from './hand-out';

/** What the log deletes by itself. Give at least one of the two limits. */
export interface RetentionOptions {
  /**
   * Deletes entries that are older, within an hour: a whole number of days from 1 to 36500.
   *
   * @defaultValue none
   */
  readonly maxAgeDays?: number | undefined;
  /**
   * Deletes the oldest entries when all of them take more, with their indexes, until they take a tenth less than this: a whole
   * number of bytes from 1,048,576 (1 MiB). The `-wal` file beside the log comes on top, 40 MiB at most.
   *
   * @defaultValue none
   */
  readonly maxBytes?: number | undefined;
  /**
   * Gets each batch before it is deleted, as with `prune()`. If it fails, the batch is kept, and handed out again a minute later.
   *
   * @defaultValue nobody
   */
  readonly archive?: ArchiveEntries | undefined;
  /**
   * How long `archive` may take for one batch: a whole number of milliseconds from 1, or `Infinity` for no limit.
   *
   * @defaultValue 60,000
   */
  readonly archiveTimeoutMs?: number | undefined;
}

/** The checked options of the retention. */
export interface RetentionPolicy {
  readonly maxAgeDays: number | undefined;
  readonly maxBytes: number | undefined;
  readonly archive: ArchiveEntries | undefined;
  readonly archiveTimeoutMs: number | undefined;
}

const ARCHIVE_MS = 60_000;

const RETENTION_RULES: OptionRules<RetentionOptions> = {
  maxAgeDays: wholeNumber(1, 36_500),
  maxBytes: wholeNumber(2 ** 20),
  archive: { range: 'a function that gives a promise', accepts: (value) => typeof value === 'function' },
  archiveTimeoutMs: timeLimit,
};

/** @throws AuditOptionError where there is no limit, or something is unknown or out of range. */
export function readRetention(given: RetentionOptions | undefined): RetentionPolicy | undefined {
  if (given === undefined) {
    return undefined;
  }
  const {
    maxAgeDays,
    maxBytes,
    archive,
    archiveTimeoutMs = ARCHIVE_MS,
  } = readNestedOptions(given, 'retention', RETENTION_RULES);
  if (maxAgeDays === undefined && maxBytes === undefined) {
    throw new AuditOptionError(
      'retention',
      'The option retention has neither maxAgeDays nor maxBytes, so it would delete nothing. Give one of them or both; or leave retention out.',
    );
  }
  return Object.freeze({ maxAgeDays, maxBytes, archive, archiveTimeoutMs: limitOf(archiveTimeoutMs) });
}
