import { decodeEntryRows } from '../domain/entry-row';
import { AuditClosedError } from '../domain/errors';
import { ownRejection } from '../domain/own-rejection';
import type { Faults } from '../ports/faults';
import type { Logger } from '../ports/logger';
import { readSpace } from '../ports/read-space';
import type { SafeClock } from '../ports/safe-clock';
import { countAhead } from './count-ahead';
import { type PrunePlan, type PrunePorts, PruneRun } from './prune-run';
import type { RetentionPolicy } from './retention-options';
import { SteadyTime } from './steady-time';

/** What {@link Retention} needs of the audit log. */
export interface RetentionPorts extends PrunePorts {
  readonly clock: SafeClock;
  readonly logger: Logger;
  readonly faults: Faults;
  /** Runs work in the background; closing waits for it. */
  beside(work: () => Promise<void>): Promise<void>;
}

/** What one run of the retention deletes. */
type Going = Pick<PrunePlan, 'before' | 'inOrderOfStoring' | 'bytes' | 'unlessNotedForMs'>;

const DAY_MS = 86_400_000;

/** How often the size of the log is checked and, at most, the age of its entries, in milliseconds. */
const LOOK_MS = 60_000;
const AGE_LOOK_MS = 3_600_000;

/** Prunes to this part of the limit, so that the next pruning is not needed a minute later. */
const ENOUGH = 0.9;

/** How long a run waits at most for a reader that holds an old snapshot, in milliseconds. The next run continues. */
const READER_WAIT_MS = 60_000;

/**
 * Prunes by itself: now and then after entries were stored, in small steps. It has no timer, so it keeps no process alive, and a
 * log that only reads deletes nothing.
 *
 * Of several processes, one does it: the others find its announcement in the log, and leave it at that.
 */
export class Retention {
  readonly #policy: RetentionPolicy;
  readonly #ports: RetentionPorts;
  readonly #time: SteadyTime;
  #isRunning = false;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #lookedForAgeAt = Number.NEGATIVE_INFINITY;
  #deletedCount = 0;
  #failure: unknown;

  constructor(policy: RetentionPolicy, ports: RetentionPorts) {
    this.#policy = policy;
    this.#ports = ports;
    this.#time = new SteadyTime(ports.clock);
  }

  /** What it has done so far, for `stats()`. */
  get counts(): { readonly deleted: number; readonly lastError?: unknown } {
    return {
      deleted: this.#deletedCount,
      ...(this.#failure === undefined ? {} : { lastError: this.#failure }),
    };
  }

  /** Settles like `stored`. After a success, prunes in the background if that is due. */
  async after(stored: Promise<void>): Promise<void> {
    this.#time.begin();
    await stored;
    ownRejection(
      this.#ports.beside(() => this.#noteStored()),
      () => undefined,
    );
  }

  /** Prunes if that is due and needed. Never rejects; failures are told to the logger. */
  async #noteStored(): Promise<void> {
    const now = this.#time.now();
    if (this.#isRunning || this.#ports.stop.aborted || !isDue(now, this.#lookedAt, LOOK_MS)) {
      return;
    }
    this.#isRunning = true;
    this.#lookedAt = now;
    try {
      await this.#look(now);
      this.#failure = undefined;
    } catch (error) {
      this.#noteFailure(error);
    } finally {
      this.#isRunning = false;
    }
  }

  async #look(now: number): Promise<void> {
    const { maxAgeDays, maxBytes } = this.#policy;
    const usedBytes = maxBytes === undefined ? 0 : await this.#countBytes();
    if (maxBytes !== undefined && usedBytes > maxBytes) {
      await this.#pruneToSize(usedBytes, maxBytes);
    } else if (maxAgeDays !== undefined && isDue(now, this.#lookedForAgeAt, AGE_LOOK_MS)) {
      const maxAgeMs = maxAgeDays * DAY_MS;
      const time = await this.#time.nowAfter((before) => this.#findTimeBefore(before), maxAgeMs);
      const before = { time: time - maxAgeMs, id: '' };
      await this.#prune({ maxAgeDays }, { before, unlessNotedForMs: AGE_LOOK_MS / 2 });
      this.#lookedForAgeAt = time;
    }
  }

  async #findTimeBefore(time: number): Promise<number | undefined> {
    const { use, stop: signal } = this.#ports;
    // No id is smaller than the empty text.
    const rows = await use((engine) => engine.list({}, 1, { time, id: '' }, { signal }));
    const [newest] = decodeEntryRows(rows);
    return newest && Date.parse(newest.time);
  }

  async #pruneToSize(usedBytes: number, maxBytes: number): Promise<void> {
    // By time, entries recorded while the clock was ahead would stay, and all others would be deleted.
    const inOrderOfStoring =
      (await this.#ports.use(async ({ capabilities }) => capabilities.follows === true)) &&
      (await countAhead(this.#ports)) > 0;
    await this.#prune(
      { maxBytes },
      {
        before: { time: Number.MAX_SAFE_INTEGER, id: '' },
        // Half of the interval, so that the next run does not find the announcement of this one.
        unlessNotedForMs: LOOK_MS / 2,
        bytes: { used: usedBytes, max: maxBytes * ENOUGH },
        inOrderOfStoring,
      },
    );
  }

  /** Deletes what may go, and records by which limit. */
  async #prune(limit: Readonly<Record<string, number>>, going: Going): Promise<void> {
    const told = { retention: limit };
    const { archive, archiveTimeoutMs } = this.#policy;
    const run = new PruneRun(
      {
        ...going,
        told,
        archive,
        archiveTimeoutMs,
        readerWaitMs: READER_WAIT_MS,
      },
      this.#ports,
    );
    try {
      await run.carryOut();
    } finally {
      const { deletedCount: deleted, noteId: correlationId } = run;
      this.#deletedCount += deleted;
      // Nothing is recorded if nothing was deleted: otherwise such entries would fill the log.
      if (deleted > 0) {
        this.#ports.record({ eventType: 'audit.pruned', correlationId, details: { ...told, deleted } });
        this.#ports.pruned(deleted);
      }
    }
  }

  async #countBytes(): Promise<number> {
    return await this.#ports.use(async (engine) =>
      engine.capabilities.reclaims ? readSpace(await engine.reclaim(false)).usedBytes : 0,
    );
  }

  /** Reports a failure once, until pruning works again. */
  #noteFailure(error: unknown): void {
    if (error instanceof AuditClosedError) {
      return;
    }
    if (this.#failure === undefined) {
      const { logger, faults } = this.#ports;
      logger.error({ err: error }, 'old audit entries could not be pruned; it is tried again');
      faults.tellUnlogged('retention', error, 'An audit log cannot prune its old entries; it tries again.');
    }
    this.#failure = error;
  }
}

/** Whether a duration has passed. If the clock was set back, nobody knows, so it counts as passed. */
function isDue(now: number, last: number, durationMs: number): boolean {
  return now < last || now - last >= durationMs;
}
