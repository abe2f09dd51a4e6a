import type { Turns } from '@audit-race/interleavings';

/** Three lines that a user had to write by hand. */
export function controlSaving(turns: Turns): () => Promise<void> {
  return turns.control('save', () => Promise.resolve());
}
