import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The memory in use after a garbage collection, in bytes. */
export function bytesInUse(): number {
  // Enables the flag at run time, because the program was started without it. Without a collection, the figure would be meaningless.
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
