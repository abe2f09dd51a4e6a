import type { StartTimer } from '@audit-race/interleavings';

/** A timer that rings when the scenario says so. */
export class ManualTimer {
  readonly #rings = new Set<() => void>();

  /** What was asked for, in milliseconds. */
  readonly durations: number[] = [];

  readonly start: StartTimer = (durationMs, ring) => {
    this.durations.push(durationMs);
    this.#rings.add(ring);
    return () => this.#rings.delete(ring);
  };

  /** How many are waiting for the time to be up. */
  get runningCount(): number {
    return this.#rings.size;
  }

  /** The time is up for everybody who waits. */
  ring(): void {
    for (const ring of [...this.#rings]) {
      this.#rings.delete(ring);
      ring();
    }
  }
}
