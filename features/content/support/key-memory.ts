import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createDetailsWriter } from '#audit-log/domain/details/details-writer';

/** What is left in memory of the keys of details. */
export class KeyMemory {
  /** By how many bytes the memory has grown. */
  grownBytes = Number.NaN;

  /** Writes details of one key each, no two of which are alike. */
  write(count: number, length: number): void {
    const write = createDetailsWriter({ redact: [], detailsBytesMax: 65_536 });
    const before = usedBytes();
    for (let number = 0; number < count; number += 1) {
      write({ [String(number).padStart(length, 'k')]: 1 });
    }
    this.grownBytes = usedBytes() - before;
    // Whatever it remembers is still there.
    write({});
  }
}

/** What is used after everything has been swept that nobody needs. */
function usedBytes(): number {
  setFlagsFromString('--expose-gc');
  const sweep: () => void = runInNewContext('gc');
  // What a first sweep frees lets go of more: the shapes of objects, and then their keys.
  for (let round = 0; round < 3; round += 1) {
    sweep();
  }
  return process.memoryUsage().heapUsed;
}
