import type { Index } from './scenarios';

/** The length of a slice. A letter that is typed in the meantime waits no longer than one frame. */
const sliceMs = 8;

/** Reads the texts of the page in slices, before the first search needs all of them. */
export function readAhead({ scenarios }: Index): void {
  const goOn = (from: number) => {
    const end = performance.now() + sliceMs;
    let at = from;
    while (at < scenarios.length && performance.now() < end) {
      scenarios[at]?.text();
      at += 1;
    }
    if (at < scenarios.length) {
      setTimeout(() => goOn(at));
    }
  };
  setTimeout(() => goOn(0));
}
