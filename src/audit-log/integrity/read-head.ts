import { countOf } from '../domain/count-of';
import { readHash } from '../domain/evidence/base64';
import { isConsistent } from '../domain/evidence/check-path';
import type { Hash } from '../domain/evidence/hash';
import type { AuditEvidenceError } from '../domain/evidence-error';
import { readGivenBack, refuseGivenBack } from '../domain/given-back';
import { isObject } from '../domain/harmless-text';
import type { CallLimits } from '../ports/call-limits';
import type { Engine } from '../ports/engine';
import type { LogHead } from '../ports/integrity';
import { sealing } from './sealing-engine';

/**
 * Asks a store how far its chain has come, and what shows that it has grown from some sizes.
 *
 * @throws AuditStoreError (rejects) `AUDIT_STORE_UNSEALED` where the store makes no evidence.
 */
export async function readHead(
  engine: Engine,
  from: readonly number[],
  limits: CallLimits,
): Promise<unknown> {
  return await sealing(engine).readHead(from, limits);
}

/** How far a log has come, if it was shown that it has only grown. */
export interface ShownHead {
  readonly size: number;
  readonly root: Hash;
  /** What has shown it, for each of the older checkpoints, as hashes in base64. */
  readonly growths: readonly (readonly string[])[];
}

/** What is told of a log that does not show that it has only grown, by the one who asks. */
export interface GrowthRefusals {
  readonly pruned: (older: LogHead) => AuditEvidenceError;
  readonly differ: (older: LogHead, size: number) => AuditEvidenceError;
}

/**
 * Checks what a store has answered.
 *
 * @throws AuditStoreError `AUDIT_STORE_CORRUPT` where the answer is not how far a chain has come.
 * @throws AuditEvidenceError `AUDIT_CHECKPOINT_PRUNED` where pruning has removed what shows that the log has grown from one of the older
 * checkpoints; `AUDIT_CHECKPOINTS_DIFFER` where the answer does not show it.
 */
export function decodeHead(value: unknown, older: readonly LogHead[], refusals: GrowthRefusals): ShownHead {
  const expected = 'how far its chain has come';
  const { size, root, growths } = readGivenBack(expected, value, (given) => {
    const head: Readonly<Record<string, unknown>> = isObject(given) ? { ...given } : {};
    const hash = readHash(head.root);
    return typeof head.size === 'number' &&
      Number.isSafeInteger(head.size) &&
      head.size >= 0 &&
      hash !== undefined
      ? { size: head.size, root: hash, growths: head.growths }
      : refuseGivenBack(expected, given);
  });
  const newer = { size, root };
  const paths: readonly unknown[] = Array.isArray(growths) ? growths : [];
  return { ...newer, growths: older.map((head, index) => shownGrowth(head, newer, paths[index], refusals)) };
}

function shownGrowth(
  older: LogHead,
  newer: { readonly size: number; readonly root: Hash },
  path: unknown,
  { pruned, differ }: GrowthRefusals,
): readonly string[] {
  if (path === null && newer.size >= older.size) {
    throw pruned(older);
  }
  const texts: readonly unknown[] = Array.isArray(path) ? path : [];
  const hashes = texts.map(readHash).filter((hash) => hash !== undefined);
  const root = readHash(older.root) ?? '';
  const isWhole = hashes.length === texts.length;
  if (!isWhole || !isConsistent({ older: { size: older.size, root }, newer, path: hashes })) {
    throw differ(older, newer.size);
  }
  return Object.freeze(texts.map(String));
}

/** Why a log of so many links does not continue an older checkpoint, behind what that had. */
export function whyDiffers({ size: older }: LogHead, size: number): string {
  return size < older
    ? `it has ${size} by now: its end was cut off, or it is another log`
    : 'it has others by now: it was written anew, or is another log';
}

/** Why nobody can tell whether a log continues an older checkpoint, and how that can be avoided. */
export function whyPruned({ size }: LogHead): string {
  return `What the checkpoint over ${countOf(size, 'link', 'links')} covers was pruned together with what was stored later, so nobody can show that the log has only grown since. Pruning leads to that by itself: the entries audit.pruning say who has pruned. Before you prune the next time, verify the log with your last checkpoint, and keep a new one.`;
}
