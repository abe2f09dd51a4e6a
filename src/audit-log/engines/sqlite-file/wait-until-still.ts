import { identify, look } from './file-identity';
import { sleep } from './sleep';

/** Looks at a file that find no change, one after another, until the file counts as still: a tenth of a second. */
const STILL_LOOKS = 10;
const LOOKS_MAX = 500;
const PAUSE_MS = 10;

/**
 * Waits until nobody writes to a file any more, for five seconds at most. `cp` empties a file and then fills it, so a file that was found
 * cut off may be one that another is being copied into. Blocks the thread: call it only when something is wrong with the file.
 */
export function waitUntilStill(file: string, pause: () => unknown = () => sleep(PAUSE_MS)): void {
  let state = contentOf(file);
  let stillLooks = 0;
  for (let looks = 0; looks < LOOKS_MAX && stillLooks < STILL_LOOKS; looks += 1) {
    pause();
    const now = contentOf(file);
    stillLooks = now === state ? stillLooks + 1 : 0;
    state = now;
  }
}

/** The same text while nobody writes to a file, and no other takes its place. */
export function contentOf(file: string): string {
  const stats = look(file);
  return `${identify(stats)} ${stats?.size} ${stats?.mtimeNs}`;
}
