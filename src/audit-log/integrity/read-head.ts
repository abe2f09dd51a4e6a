import { AuditStoreError } from '../domain/errors';
import { readHash } from '../domain/evidence/base64';
import { isConsistent } from '../domain/evidence/check-path';
import type { Hash } from '../domain/evidence/hash';
import { AuditEvidenceError } from '../domain/evidence-error';
import { describeValue, isObject } from '../domain/harmless-text';
import type { CallLimits } from '../ports/call-limits';
import type { Engine } from '../ports/engine';
import type { LogHead } from '../ports/integrity';
import { sealing } from './sealing-engine';

/**
 * Asks a store how far its chain has come, and what shows that it has grown from some sizes.
 *
 * @throws AuditStoreError (rejects) `AUDIT_STORE_UNSEALED` where it has none.
 */
export async function readHead(
  engine: Engine,
  from: readonly number[],
  limits: CallLimits,
): Promise<unknown> {
  return await sealing(engine).readHead(from, limits);
}

/** How far a log has come, of which it was shown that it has only grown. */
export interface ShownHead {
  readonly size: number;
  readonly root: Hash;
  /** What has shown it for each of the older ones, as hashes in base64. */
  readonly growths: readonly (readonly string[])[];
}

/**
 * Checks what a store has told.
 *
 * @throws AuditStoreError `AUDIT_STORE_CORRUPT` where it is anything but how far its chain has come.
 * @throws AuditEvidenceError `AUDIT_CHECKPOINTS_DIFFER` where one of the older ones is not shown to be its beginning.
 */
export function decodeHead(value: unknown, older: readonly LogHead[]): ShownHead {
  const { size, root, growths }: Readonly<Record<string, unknown>> = isObject(value) ? { ...value } : {};
  const hash = readHash(root);
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0 || hash === undefined) {
    throw new AuditStoreError(
      'AUDIT_STORE_CORRUPT',
      `The store gave back ${describeValue(value)} where how far its chain has come was expected.`,
    );
  }
  const newer = { size, root: hash };
  const paths: readonly unknown[] = Array.isArray(growths) ? growths : [];
  return { ...newer, growths: older.map((head, index) => shownGrowth(head, newer, paths[index])) };
}

function shownGrowth(
  older: LogHead,
  newer: { readonly size: number; readonly root: Hash },
  path: unknown,
): readonly string[] {
  const texts: readonly unknown[] = Array.isArray(path) ? path : [];
  const hashes = texts.map(readHash).filter((hash) => hash !== undefined);
  const root = readHash(older.root) ?? '';
  const isWhole = hashes.length === texts.length;
  if (!isWhole || !isConsistent({ older: { size: older.size, root }, newer, path: hashes })) {
    throw differ(older, newer.size, path);
  }
  return Object.freeze(texts.map(String));
}

function differ({ size: older }: LogHead, size: number, path: unknown): AuditEvidenceError {
  const why =
    size < older
      ? `it has ${size} by now: its end was cut off`
      : Array.isArray(path)
        ? 'they are others by now: it was written anew, or is another log'
        : 'too much has been deleted since to show that it has only grown';
  const message = `No checkpoint is signed. The log had ${older} links when the last one was made, and ${why}. Call verify() with that as trusted; to go on all the same, open the log anew.`;
  return new AuditEvidenceError('AUDIT_CHECKPOINTS_DIFFER', message);
}
