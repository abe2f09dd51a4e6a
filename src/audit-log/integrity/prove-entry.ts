import { LIMIT_RULES, type OptionRules, readOptions } from '../domain/call-options';
import { AuditStoreError } from '../domain/errors';
import { type EntryProof, entryProofOf } from '../domain/evidence/entry-proof';
import { expectGivenBack } from '../domain/given-back';
import { isObject, quoteText } from '../domain/harmless-text';
import { readId } from '../domain/read-filter';
import type { EntryEvidence, LogHead } from '../ports/integrity';
import { aCheckpoint, wrongSize } from './a-head';
import { type EntryPlace, notCovered } from './not-covered';
import { sealing } from './sealing-engine';
import type { VerifyPorts } from './verify-log';

/** For which checkpoint an entry is proved. */
export interface ProveOptions {
  /**
   * The checkpoint that the proof has to lead to, as `readCheckpoint` of `audit-race/verify` gives it. It must be one that was made after
   * the entry was stored. Only its size is used: `verifyProof` compares the root.
   *
   * @defaultValue all links that there are by now: the proof fits the next checkpoint, if nothing is stored before that
   */
  readonly checkpoint?: Pick<LogHead, 'size'> | undefined;
  /**
   * Abort it when nobody wants the answer any more. The call then rejects with the reason of the signal.
   *
   * @defaultValue none
   */
  readonly signal?: AbortSignal | undefined;
}

const RULES: OptionRules<ProveOptions> = {
  checkpoint: aCheckpoint('a checkpoint: an object with size', ({ size }) => wrongSize(size, 1)),
  signal: LIMIT_RULES.signal,
};

const REASONS = {
  link: [
    'AUDIT_STORE_UNSEALED',
    'no batch of the chain has it. It is older than the chain, or was stored without it and is sealed by the next batch that is',
  ],
  truth: [
    'AUDIT_STORE_CORRUPT',
    'its batch is not what was stored. Run "audit-race verify", or verify(), to see what was done to it',
  ],
} as const;

/**
 * Proves that an entry is in the log; `undefined` where there is no such entry.
 *
 * @throws AuditStoreError (rejects) where it cannot be proved.
 * @throws AuditEvidenceError (rejects) where it cannot be proved for this checkpoint.
 */
export async function proveEntry(
  ports: VerifyPorts,
  id: string,
  options: ProveOptions,
): Promise<EntryProof | undefined> {
  const known = readId(id);
  const { checkpoint, signal } = readOptions(options, 'prove()', RULES);
  const ask = async (size: number | undefined) =>
    readEvidence(
      await ports.ask({ staleOk: false, signal }, (engine, limits) =>
        sealing(engine).prove(known, size, limits),
      ),
    );
  const evidence = await ask(checkpoint?.size);
  if (evidence !== undefined && 'missing' in evidence) {
    if (evidence.missing === 'checkpoint') {
      throw notCovered(known, checkpoint?.size ?? 0, placeIn(await ask(undefined)));
    }
    const [code, why] = REASONS[evidence.missing];
    throw new AuditStoreError(code, `The entry ${quoteText(known)} cannot be proved: ${why}.`);
  }
  return evidence && entryProofOf(evidence);
}

function placeIn(evidence: EntryEvidence | undefined): EntryPlace {
  return evidence === undefined || 'missing' in evidence ? undefined : evidence.log;
}

/** Checks the shape only, so that the proof can be written down: whoever checks a proof trusts nothing in it. */
function readEvidence(value: unknown): EntryEvidence | undefined {
  return value === undefined ? undefined : expectGivenBack('what proves an entry', value, isEvidence);
}

function isEvidence(value: unknown): value is EntryEvidence {
  if (!isObject(value)) {
    return false;
  }
  return 'missing' in value
    ? ['checkpoint', ...Object.keys(REASONS)].includes(String(value.missing))
    : ['row', 'half', 'leaf', 'batch', 'log'].every((name) => isObject(Reflect.get(value, name)));
}
