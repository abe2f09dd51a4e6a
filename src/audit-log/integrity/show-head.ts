import { LIMIT_RULES, type OptionRules, readOptions } from '../domain/call-options';
import { countOf } from '../domain/count-of';
import { toBase64 } from '../domain/evidence/base64';
import type { LogHead } from '../ports/integrity';
import { aHead } from './a-head';
import { decodeHead, type GrowthRefusals, readHead, whyDiffers, whyPruned } from './read-head';
import { unfitCheckpoint } from './unfit-checkpoint';
import type { VerifyPorts } from './verify-log';

/** The options of reading how far a log has come. */
export interface HeadOptions {
  /**
   * An earlier checkpoint, as `readCheckpoint` of `audit-race/verify` gives it: then `growth` shows that the log has only grown since.
   *
   * @defaultValue none
   */
  readonly since?: LogHead | undefined;
  /**
   * Abort it when nobody wants the answer any more. The call then rejects with the reason of the signal.
   *
   * @defaultValue none
   */
  readonly signal?: AbortSignal | undefined;
}

/** How far a log has come: what a checkpoint says, without a signature. */
export interface ReadHead extends LogHead {
  /** What shows that the log has only grown since the checkpoint that was given, as hashes in base64. Absent where none was given. */
  readonly growth?: readonly string[];
}

const RULES: OptionRules<HeadOptions> = { since: aHead, signal: LIMIT_RULES.signal };

/** Why it cannot be shown that the log has only grown. */
const NOT_SHOWN: GrowthRefusals = {
  pruned: (older) => unfitCheckpoint('AUDIT_CHECKPOINT_PRUNED', whyPruned(older)),
  differ: (older, size) =>
    unfitCheckpoint(
      'AUDIT_CHECKPOINTS_DIFFER',
      `The log had ${countOf(older.size, 'link', 'links')} when the checkpoint was made, and ${whyDiffers(older, size)}.`,
    ),
};

/**
 * @throws AuditEvidenceError (rejects) `AUDIT_CHECKPOINTS_DIFFER` where the log has not only grown, `AUDIT_CHECKPOINT_PRUNED` where that cannot
 * be told any more.
 */
export async function showHead(ports: VerifyPorts, options: HeadOptions): Promise<ReadHead> {
  const { since, signal } = readOptions(options, 'readHead()', RULES);
  const older = since === undefined ? [] : [since];
  const sizes = older.map((head) => head.size);
  const told = await ports.ask({ staleOk: false, signal }, (engine, limits) =>
    readHead(engine, sizes, limits),
  );
  const { size, root, growths } = decodeHead(told, older, NOT_SHOWN);
  const head = { size, root: toBase64(root) };
  return Object.freeze(since === undefined ? head : { ...head, growth: growths[0] ?? [] });
}
