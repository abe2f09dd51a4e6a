import { appendFileSync, statSync } from 'node:fs';

/** GitHub's limit for the summary of a step. A larger summary is not shown at all. */
const summaryBytesMax = 1024 * 1024;

/** Appends Markdown to the summary of a step on GitHub. If it is too large, appends as many whole lines as fit, and a note. */
export function addToStepSummary(file: string, markdown: string): void {
  const used = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  appendFileSync(file, fit(markdown, summaryBytesMax - used));
}

function fit(markdown: string, bytes: number): string {
  if (Buffer.byteLength(markdown) <= bytes) {
    return markdown;
  }
  const room = bytes - Buffer.byteLength(rest);
  // A character that was cut in half is in the last line, which is dropped.
  const lines = Buffer.from(markdown).subarray(0, Math.max(room, 0)).toString().split('\n').slice(0, -1);
  return room < 0 ? '' : `${lines.join('\n')}${rest}`;
}

const rest = '\n\n… There is more than GitHub shows of a step; the rest is on the page.\n';
