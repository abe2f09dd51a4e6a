import type { InterleavingStep } from './interleaving-run';

/** A range of step numbers that share one callback of the event loop. */
export interface Tick {
  readonly from: number;
  readonly to: number;
}

/** The ticks with several steps. Nothing can happen between two steps of one tick. */
export function sharedTicks(steps: readonly InterleavingStep[]): Tick[] {
  const ticks: Tick[] = [];
  for (const [index, { tick }] of steps.entries()) {
    const isShared = tick !== undefined && tick === steps[index - 1]?.tick;
    const last = ticks.at(-1);
    if (isShared && last?.to === index) {
      ticks.push({ ...ticks.pop(), from: last.from, to: index + 1 });
    } else if (isShared) {
      ticks.push({ from: index, to: index + 1 });
    }
  }
  return ticks;
}
