import { usefulLine } from '@audit-race/interleavings';

/**
 * The line of an error message that says what is wrong: `1 !== 2`, and not `Expected values to be strictly equal:` before it. Ignores
 * stack frames, and the diff that a formatter appends.
 */
export function tellingLine(message: string): string {
  const lines = message.split('\n');
  const end = lines.findIndex((line) => /^(?:at \S|\+ expected - actual\r?$)/.test(line.trimStart()));
  return usefulLine(lines.slice(0, end < 1 ? undefined : end).join('\n'));
}
