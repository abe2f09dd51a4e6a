import { AuditStoreError } from '../domain/errors';
import { readGivenBack } from '../domain/given-back';
import { describeValue } from '../domain/harmless-text';
import type { SpaceReport } from './engine';

/**
 * Reads what an engine says about its space. It may be an engine of the user, so nothing of it is trusted.
 *
 * @throws AuditStoreError (`AUDIT_STORE_CORRUPT`) when a part is missing, or is not what it must be.
 */
export function readSpace(given: unknown): SpaceReport {
  return readGivenBack('what it says of its space', given, () => ({
    freedBytes: readCount(given, 'freedBytes'),
    usedBytes: readCount(given, 'usedBytes'),
    hasMore: readFlag(given, 'hasMore'),
    isHeld: readFlag(given, 'isHeld'),
    isCrowded: readFlag(given, 'isCrowded'),
  }));
}

function readCount(given: unknown, name: keyof SpaceReport): number {
  const value: unknown = Reflect.get(Object(given), name);
  return typeof value === 'number' && value >= 0 ? value : refuse(name, value);
}

function readFlag(given: unknown, name: keyof SpaceReport): boolean {
  const value: unknown = Reflect.get(Object(given), name);
  return typeof value === 'boolean' ? value : refuse(name, value);
}

function refuse(name: keyof SpaceReport, value: unknown): never {
  throw new AuditStoreError(
    'AUDIT_STORE_CORRUPT',
    `The store told of its space that ${name} is ${describeValue(value)}. See SpaceReport.`,
  );
}
