import { countOf } from '../domain/count-of';
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
import { decodeHead, type GrowthRefusals, whyDiffers, whyPruned } from './read-head';

/** What checkpoints need of the audit log. */
export interface CheckpointPorts {
  readonly clock: SafeClock;
  readonly faults: Faults;
  /** Reads how far the chain of the store has come: a `LogGrowth` from these sizes, which the caller checks. */
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
  /** An earlier checkpoint: the new one has to show that the log has grown from it. */
  readonly since?: LogHead | undefined;
  /** The clock for the time limits of signing and anchoring. */
  readonly clock?: Clock;
}

/** How far the log has come, and what shows that it has grown from the checkpoint that was given. */
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
/** Why a checkpoint is not signed. */
const UNSIGNED: GrowthRefusals = {
  pruned: (older) => {
    const message = `No checkpoint is signed. ${whyPruned(older)} Give a checkpoint that was made later; where there is none, open the log anew without one.`;
    return new AuditEvidenceError('AUDIT_CHECKPOINT_PRUNED', message);
  },
  differ: (older, size) => {
    const message = `No checkpoint is signed. The log had ${countOf(older.size, 'link', 'links')} when the last one was made, and ${whyDiffers(older, size)}. Call verify() with that as trusted; to go on all the same, open the log anew.`;
    return new AuditEvidenceError('AUDIT_CHECKPOINTS_DIFFER', message);
  },
};

/** What is reported of a failure, by its code. */
const TOLD: Readonly<Record<string, typeof NOT_GROWN | typeof PRUNED>> = {
  AUDIT_CHECKPOINTS_DIFFER: NOT_GROWN,
  AUDIT_CHECKPOINT_PRUNED: PRUNED,
};

/**
 * Signs how far the log has come, and hands the checkpoint out: on demand, or some time after something was stored.
 *
 * The timer does not keep the process alive. A failure is reported, and the next timer tries a newer checkpoint: each covers everything
 * before it, so a failed one is not repeated.
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
  /** The head of the chain when it was last read: from there on the log may only grow. */
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

  /** Passes on the result of storing. Some time later a checkpoint is handed out, and nobody waits for that. */
  async after(stored: Promise<void>): Promise<void> {
    await stored;
    // Without `anchor`, checkpoints are made on demand only.
    if (this.#policy.anchor !== undefined && !this.#ports.stop.aborted) {
      this.#noteStored();
    }
  }

  /**
   * Signs how far the log has come now, and hands the checkpoint to `anchor`, if there is one.
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
   * Reads the head before many entries go. Then they lie before this head, and the next checkpoint only has to show that the log has grown
   * since.
   */
  async note(signal: AbortSignal): Promise<void> {
    await this.#lookAhead(signal, undefined);
  }

  /** Reads how far the log has come. It must have grown from the last head, and from another checkpoint, if one is given. */
  async #lookAhead(signal: AbortSignal, since: LogHead | undefined): Promise<GrownHead> {
    for (;;) {
      const last = this.#last;
      const older = [since, last].filter((head) => head !== undefined);
      const told = await this.#ports.readHead(
        older.map((head) => head.size),
        signal,
      );
      const { size, root, growths } = decodeHead(told, older, UNSIGNED);
      // Another call may have read a newer head meanwhile: then it is read again.
      if (this.#last === last) {
        this.#last = { size, root: toBase64(root) };
        return { size, root, growth: growths[0] ?? [] };
      }
    }
  }

  #noteStored(): void {
    this.#dueSince ??= this.#ports.clock.now();
    this.#startTimer();
    // A clock may have no timers that keep nothing alive: then the next store takes the checkpoint that is due.
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

  /** Takes one checkpoint at a time. The next one is taken afterwards. */
  #takeBeside(): void {
    if (!this.#isTaking && !this.#ports.stop.aborted) {
      this.#isTaking = true;
      ownRejection(
        this.#ports.beside(() => this.#takeDue()),
        () => undefined,
      );
    }
  }

  /** Never rejects: a failure is reported once, and shown in the counts. */
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

  /** Waits for a function of the user, with a time limit. Aborts its signal when nobody waits any more. */
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
