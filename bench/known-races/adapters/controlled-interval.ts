import type { Turns } from '@audit-race/interleavings';

/** Makes the rings of an interval turns: so many of them at most. Gives back the function that undoes it. */
export function controlInterval(turns: Turns, ringsMax: number): () => void {
  const { setInterval, clearInterval } = globalThis;
  Object.assign(globalThis, {
    setInterval(look: () => void) {
      let rings = 0;
      const interval: { cancel?: () => void } = {};
      const arm = () => {
        interval.cancel = turns.startTimer(0, () => {
          rings += 1;
          if (rings < ringsMax) {
            arm();
          }
          look();
        });
      };
      arm();
      return interval;
    },
    clearInterval: (interval?: { cancel?(): void }) => interval?.cancel?.(),
  });
  return () => {
    Object.assign(globalThis, { setInterval, clearInterval });
  };
}
