import { AuditStoreError } from './errors';
import { messageOf } from './harmless-text';
import { PART_MISSING, SYSTEM_LIMITS, systemLimitOf } from './system-limits';

/**
 * Loads a part of this package where it is first needed. A program then starts without what it never uses.
 *
 * @param load calls `require`, not `import()`: what a process stores at its exit waits for no promise, and a bundler makes one file of it.
 * @throws AuditStoreError when the part cannot be loaded. The next call tries again.
 */
export function loadPart<Part>(load: () => Part): Part {
  try {
    return load();
  } catch (error) {
    // The lines below the first say where it was needed. The cause keeps them.
    const [said = ''] = messageOf(error).split('\n');
    const spent = systemLimitOf(String(Object(error).code), said);
    const { failure, advice } = SYSTEM_LIMITS.find(({ codes }) => codes.test(spent ?? '')) ?? PART_MISSING;
    throw new AuditStoreError(failure, `audit-race cannot go on: ${said}. ${advice}`, error);
  }
}
