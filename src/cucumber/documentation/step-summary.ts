import { appendFileSync, statSync } from 'node:fs';

/** What GitHub shows of a step at most; it shows nothing of one that says more. */
const summaryBytesMax = 1024 * 1024;

/** Adds Markdown to the summary of a step on GitHub, as much of it as there is room for: whole lines, and a word about the rest. */
export function addToStepSummary(file: string, markdown: string): void {
  const used = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  appendFileSync(file, fit(markdown, summaryBytesMax - used));
}

function fit(markdown: string, bytes: number): string {
  if (Buffer.byteLength(markdown) <= bytes) {
    return markdown;
  }
  const room = bytes - Buffer.byteLength(rest);
  // What a cut in the middle of a character leaves of it goes with its line.
  const lines = Buffer.from(markdown).subarray(0, Math.max(room, 0)).toString().split('\n').slice(0, -1);
  return room < 0 ? '' : `${lines.join('\n')}${rest}`;
}

const rest = '\n\n… There is more than GitHub shows of a step; the rest is on the page.\n';
