import { usefulLine } from '@audit-race/interleavings';

/**
 * The line of an error's message that tells what is wrong: `1 !== 2`, and not `Expected values to be strictly equal:` before it. The
 * frames of a stack, and what a formatter adds, tell nothing in a line.
 */
export function tellingLine(message: string): string {
  const lines = message.split('\n');
  const end = lines.findIndex((line) => /^(?:at \S|\+ expected - actual\r?$)/.test(line.trimStart()));
  return usefulLine(lines.slice(0, end < 1 ? undefined : end).join('\n'));
}
