import { LIMIT_RULES, type LimitOptions, type OptionRules, readOptions } from '../domain/call-options';
import { AuditStoreError } from '../domain/errors';
import { AuditEvidenceError } from '../domain/evidence-error';
import { aHead } from '../integrity/a-head';
import type { SignedCheckpoint } from '../integrity/anchor-checkpoint';
import type { Checkpoints } from '../integrity/checkpoints';
import { SIGNING_NEEDS } from '../integrity/integrity-options';
import type { LogHead } from '../ports/integrity';
import { runInside } from '../ports/run-inside';
import type { CallsOfUsers, UpkeepManner } from './calls-of-users';
import { STEP_MS } from './limited-call';

/** How a checkpoint is asked for. */
export interface CheckpointOptions extends LimitOptions {
  /**
   * An earlier checkpoint, as `readCheckpoint` of `audit-race/verify` gives it. The new one comes with `growth`, which shows that the log
   * has only grown since. If it has not, the new one is not signed.
   *
   * @defaultValue none
   */
  readonly since?: LogHead | undefined;
}

const RULES: OptionRules<CheckpointOptions> = { ...LIMIT_RULES, since: aHead };

/** What a checkpoint needs of the log. */
interface CheckpointedLog {
  readonly calls: CallsOfUsers;
  readonly checkpoints: Checkpoints | undefined;
}

/**
 * Checks the options, and returns the function that takes the checkpoint.
 *
 * @throws AuditOptionError when an option is unknown or out of range.
 * @throws AuditEvidenceError (`AUDIT_KEY_INVALID`) when the log has no key.
 */
export function readCheckpointCall(
  { calls, checkpoints }: CheckpointedLog,
  options: CheckpointOptions,
): () => Promise<SignedCheckpoint> {
  const { since, ...limit } = readOptions(options, 'checkpoint()', RULES);
  if (checkpoints === undefined) {
    const message = `The log has no key to sign a checkpoint with. Give the option integrity an object with ${SIGNING_NEEDS}.`;
    throw new AuditEvidenceError('AUDIT_KEY_INVALID', message);
  }
  const manner: UpkeepManner = {
    limit: { ...limit, tooLate: () => tooLate(limit.timeoutMs), stepMs: STEP_MS },
    store: 'first',
    ends: 'when closing cannot wait',
  };
  return () =>
    calls.upkeep(manner, (stop) => runInside(checkpoints, () => checkpoints.take(stop, { since })));
}

function tooLate(timeoutMs: number | undefined): AuditStoreError {
  const message = `No checkpoint was signed and kept within ${timeoutMs} ms. Allow more time, or find out why sign or anchor takes so long.`;
  return new AuditStoreError('AUDIT_STORE_TIMEOUT', message);
}
