import { readHash } from './base64';
import type { Hash } from './hash';

const SIZE = /^(?:0|[1-9][0-9]{0,15})$/;

/** How far a log has come, and the one hash that stands for all of it. */
export interface TreeHead {
  /** Which log it is: the name of its key. */
  readonly origin: string;
  /** How many leaves its tree has: batches that were chained. */
  readonly size: number;
  readonly root: Hash;
}

/** Reads the lines of a checkpoint without looking for signatures; `undefined` where it has others. */
export function readCheckpointLines(text: string): TreeHead | undefined {
  // What follows the third line are extensions, of which we know none.
  const [origin = '', size = '', base64 = '', ...extensions] = text.split('\n');
  const root = readHash(base64);
  const isWhole = origin !== '' && SIZE.test(size) && Number.isSafeInteger(Number(size));
  return isWhole && root !== undefined && !extensions.includes('')
    ? { origin, size: Number(size), root }
    : undefined;
}
