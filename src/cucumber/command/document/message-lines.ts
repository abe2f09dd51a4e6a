import { createReadStream } from 'node:fs';

/** A line of a file. */
export interface Line {
  readonly text: string;
  /** From 1. */
  readonly number: number;
  /** Whether the line ends with a line break. The last line of a truncated file does not. */
  readonly isEnded: boolean;
}

const chunkBytes = 1024 * 1024;

/**
 * Reads the lines of a file one by one, so that the file is never in memory as a whole. It does not use `node:readline`, which also
 * splits at U+2028 and U+2029; JSON may contain these unescaped.
 */
export async function* readLines(file: string): AsyncGenerator<Line> {
  let number = 1;
  // A line may be as long as an embedded picture. Collecting pieces means that each character is searched only once.
  let pieces: string[] = [];
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: chunkBytes })) {
    const [first = '', ...others] = String(chunk).split('\n');
    pieces.push(first);
    for (const next of others) {
      yield { text: pieces.join(''), number, isEnded: true };
      pieces = [next];
      number += 1;
    }
  }
  yield { text: pieces.join(''), number, isEnded: false };
}
