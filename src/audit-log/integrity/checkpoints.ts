import { toBase64 } from '../domain/evidence/base64';
import { checkpointText } from '../domain/evidence/checkpoint-note';
import type { Hash } from '../domain/evidence/hash';
import { AuditEvidenceError } from '../domain/evidence-error';
import { ownRejection } from '../domain/own-rejection';
import { unlessAborted } from '../ports/call-limits';
import { type Clock, within } from '../ports/clock';
import type { Faults } from '../ports/faults';
import type { LogHead } from '../ports/integrity';
import type { SafeClock } from '../ports/safe-clock';
import { anchorNow, type SignedCheckpoint } from './anchor-checkpoint';
import type { CheckpointPolicy } from './integrity-options';
import { signNote } from './note-signer';
import { decodeHead } from './read-head';

/** What checkpoints need of the audit log. */
export interface CheckpointPorts {
  readonly clock: SafeClock;
  readonly faults: Faults;
  /** How far the chain of the store has come: a `LogGrowth` from these sizes, which is checked. */
  readonly readHead: (from: readonly number[], signal: AbortSignal) => Promise<unknown>;
  /** Aborted when checkpoints have to end, because the log closes. */
  readonly stop: AbortSignal;
  /** Does work that closing has to wait for. */
  beside(work: () => Promise<void>): Promise<void>;
}

/** How many checkpoints were handed out, for `stats()`. */
export interface CheckpointCounts {
  /** How many checkpoints `anchor` has kept. */
  readonly anchored: number;
  /** Why the last attempt failed; absent since one has succeeded. */
  readonly lastError?: unknown;
}

/** How a checkpoint is taken. */
interface TakeTerms {
  /** An earlier one of which it is to be shown that the log has grown from it. */
  readonly since?: LogHead | undefined;
  /** How it waits for those who sign and keep. */
  readonly clock?: Clock;
}

/** How far the log has come, and how it has grown from the one that was asked for. */
interface GrownHead {
  readonly size: number;
  readonly root: Hash;
  readonly growth: readonly string[];
}

const NOT_KEPT = ['checkpoint', 'No checkpoint of the audit log could be kept; it is tried again.'] as const;
const NOT_GROWN = [
  'growth',
  'The audit log does not continue its last checkpoint, so none is signed any more. Somebody may have changed it.',
] as const;
const PRUNED = [
  'pruned',
  'What the last checkpoint of the audit log covers was pruned, so that nobody can show how the log has grown; none is signed any more.',
] as const;
/** What is told of a failure, by its code. */
const TOLD: Readonly<Record<string, typeof NOT_GROWN | typeof PRUNED>> = {
  AUDIT_CHECKPOINTS_DIFFER: NOT_GROWN,
  AUDIT_CHECKPOINT_PRUNED: PRUNED,
};

/**
 * Signs how far the log has come, and hands it out: now, or some time after something was stored.
 *
 * Its timer keeps no process alive. A failure is told, and a newer checkpoint is tried when the timer rings the next time: each covers
 * all before it, so that none has to be kept for that.
 */
export class Checkpoints {
  readonly #policy: CheckpointPolicy;
  readonly #ports: CheckpointPorts;
  #anchoredCount = 0;
  #failure: unknown;
  #cancelTimer: (() => void) | undefined;
  /** Since when something is stored that no checkpoint covers. */
  #dueSince: number | undefined;
  #isTaking = false;
  /** How far the log had come when it was looked at the last time: from there on it may only grow. */
  #last: LogHead | undefined;

  constructor(policy: CheckpointPolicy, ports: CheckpointPorts) {
    this.#policy = policy;
    this.#ports = ports;
    this.#last = policy.trusted;
    ports.stop.addEventListener('abort', () => this.#cancelTimer?.(), { once: true });
  }

  get counts(): CheckpointCounts {
    return {
      anchored: this.#anchoredCount,
      ...(this.#failure === undefined ? {} : { lastError: this.#failure }),
    };
  }

  /** What storing comes to. Some time afterwards, and with nobody waiting for it, a checkpoint is handed out. */
  async after(stored: Promise<void>): Promise<void> {
    await stored;
    // Where nobody takes them, none is made by itself.
    if (this.#policy.anchor !== undefined && !this.#ports.stop.aborted) {
      this.#noteStored();
    }
  }

  /**
   * Signs how far the log has come now, and hands it out where somebody takes it.
   *
   * @throws AuditEvidenceError (rejects) where it cannot be signed or kept, or the log has not only grown.
   */
  async take(
    signal: AbortSignal,
    { since, clock = this.#ports.clock }: TakeTerms = {},
  ): Promise<SignedCheckpoint> {
    const { origin, anchor } = this.#policy;
    const { size, root, growth } = await this.#lookAhead(signal, since);
    const patience = { signal, clock };
    const text = await this.#inTime('AUDIT_SIGNING_FAILED', patience, (given) =>
      signNote(checkpointText({ origin, size, root }), this.#policy, given),
    );
    const checkpoint = Object.freeze({ text, origin, size, root: toBase64(root), ...(since && { growth }) });
    if (anchor !== undefined) {
      await this.#inTime('AUDIT_ANCHOR_FAILED', patience, (given) => anchorNow(anchor, checkpoint, given));
      this.#anchoredCount += 1;
      this.#failure = undefined;
    }
    return checkpoint;
  }

  /**
   * Looks how far the log has come, before much of it goes: what goes then lies before the place from which it has to be shown that the
   * log has only grown.
   */
  async note(signal: AbortSignal): Promise<void> {
    await this.#lookAhead(signal, undefined);
  }

  /** How far the log has come; it must have grown from what it was the last time, and from another checkpoint. */
  async #lookAhead(signal: AbortSignal, since: LogHead | undefined): Promise<GrownHead> {
    for (;;) {
      const last = this.#last;
      const older = [since, last].filter((head) => head !== undefined);
      const told = await this.#ports.readHead(
        older.map((head) => head.size),
        signal,
      );
      const { size, root, growths } = decodeHead(told, older);
      // Somebody else may have looked meanwhile, and seen more.
      if (this.#last === last) {
        this.#last = { size, root: toBase64(root) };
        return { size, root, growth: growths[0] ?? [] };
      }
    }
  }

  #noteStored(): void {
    this.#dueSince ??= this.#ports.clock.now();
    this.#startTimer();
    // Where a clock has no timers that keep nothing alive, whoever stores next sees to it.
    if (this.#ports.clock.now() - this.#dueSince >= this.#policy.checkpointMs) {
      this.#takeBeside();
    }
  }

  #startTimer(): void {
    this.#cancelTimer ??= this.#ports.clock.startIdleTimer(this.#policy.checkpointMs, () => {
      this.#cancelTimer = undefined;
      this.#takeBeside();
    });
  }

  /** One at a time; what is due meanwhile is seen to afterwards. */
  #takeBeside(): void {
    if (!this.#isTaking && !this.#ports.stop.aborted) {
      this.#isTaking = true;
      ownRejection(
        this.#ports.beside(() => this.#takeDue()),
        () => undefined,
      );
    }
  }

  /** Rejects nothing; a failure is told once, and seen in the counts. */
  async #takeDue(): Promise<void> {
    const { stop, faults, clock } = this.#ports;
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    // What is stored meanwhile is due again.
    this.#dueSince = undefined;
    try {
      await this.take(stop, {
        clock: {
          now: () => clock.now(),
          startTimer: (durationMs, ring) => clock.startIdleTimer(durationMs, ring),
        },
      });
    } catch (error) {
      if (!stop.aborted) {
        this.#failure = error;
        this.#dueSince = clock.now();
        const code = error instanceof AuditEvidenceError ? error.code : '';
        const [fault, message] = TOLD[code] ?? NOT_KEPT;
        faults.tell(fault, message, error);
      }
    } finally {
      this.#isTaking = false;
    }
    if (this.#dueSince !== undefined && !stop.aborted) {
      this.#startTimer();
    }
  }

  /** Waits for somebody else's work, but not for ever; and tells it when nobody waits any more. */
  async #inTime<T>(
    code: 'AUDIT_ANCHOR_FAILED' | 'AUDIT_SIGNING_FAILED',
    { signal, clock }: { readonly signal: AbortSignal; readonly clock: Clock },
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const given = new AbortController();
    const { anchorTimeoutMs: durationMs } = this.#policy;
    const what = code === 'AUDIT_ANCHOR_FAILED' ? 'anchor()' : 'sign()';
    const late = () =>
      new AuditEvidenceError(
        code,
        `${what} has not answered within ${durationMs} ms. No entry is held up by that.`,
      );
    try {
      return await unlessAborted(within(work(given.signal), { clock, durationMs, late }), signal);
    } catch (error) {
      given.abort(error);
      throw error;
    }
  }
}
