import { AuditStoreError } from '../domain/errors';
import { readBase64 } from '../domain/evidence/base64';
import { fromBytes, type Hash } from '../domain/evidence/hash';
import { describeValue, isObject } from '../domain/harmless-text';
import type { CallLimits } from '../ports/call-limits';
import type { Engine } from '../ports/engine';
import { sealing } from './sealing-engine';

const HASH_BYTES = 32;

/**
 * Asks a store how far its chain has come.
 *
 * @throws AuditStoreError (rejects) `AUDIT_STORE_UNSEALED` where it has none.
 */
export async function readHead(engine: Engine, limits: CallLimits): Promise<unknown> {
  return await sealing(engine).readHead(limits);
}

/** @throws AuditStoreError (`AUDIT_STORE_CORRUPT`) where a store has told anything but how far its chain has come. */
export function decodeHead(value: unknown): { readonly size: number; readonly root: Hash } {
  const { size, root }: { readonly size?: unknown; readonly root?: unknown } = isObject(value) ? value : {};
  const bytes = typeof root === 'string' ? readBase64(root) : undefined;
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0 || bytes?.length !== HASH_BYTES) {
    throw new AuditStoreError(
      'AUDIT_STORE_CORRUPT',
      `The store gave back ${describeValue(value)} where how far its chain has come was expected.`,
    );
  }
  return { size, root: fromBytes(bytes) };
}
