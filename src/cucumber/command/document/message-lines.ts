import { createReadStream } from 'node:fs';

/** A line of a file. */
export interface Line {
  readonly text: string;
  /** From 1. */
  readonly number: number;
  /** Whether the file goes on behind it: the last line of a file that was cut off has no end. */
  readonly isEnded: boolean;
}

const chunkBytes = 1024 * 1024;

/**
 * The lines of a file, one after the other: the file is never in memory as a whole. Not by `node:readline`, which ends a line
 * where JSON may hold a separator of lines as it is.
 */
export async function* readLines(file: string): AsyncGenerator<Line> {
  let number = 1;
  // A line may be as long as a picture; each piece of it is searched once.
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
