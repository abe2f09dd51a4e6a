import assert from 'node:assert/strict';
import { AuditService } from 'audit-race';
import fc from 'fast-check';
import { MemoryStore } from '../../support/memory-store';
import { ScriptedClock } from './scripted-clock';

/** The same clocks in every run. */
const SEED = 11;
const NOON = Date.parse('2026-01-01T12:00:00.000Z');
const BACK_MS_MAX = 2000;
const YEARS_100_MS = 100 * 365 * 86_400_000;

/** How a clock moves from one reading to the next, in milliseconds. */
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 50 }) },
    { weight: 2, arbitrary: fc.integer({ min: -3000, max: 3000 }) },
    { weight: 1, arbitrary: fc.integer({ min: -YEARS_100_MS / 2, max: YEARS_100_MS }) },
  ),
  { minLength: 1, maxLength: 30 },
);

interface Trial {
  readonly readings: readonly number[];
  readonly stored: readonly (readonly [id: string, time: number, eventType: string])[];
  readonly recordedIds: readonly string[];
}

/** Records with clocks that chance has made. */
export class RandomClocks {
  readonly trials: Trial[] = [];

  async recordMany(numRuns: number): Promise<void> {
    const property = fc.asyncProperty(steps, async (moves) => {
      let time = NOON;
      const readings = moves.map((move) => {
        time = Math.max(0, time + move);
        return time;
      });
      this.trials.push(await record(readings));
    });
    await fc.assert(property, { numRuns, seed: SEED });
    assert.equal(this.trials.length, numRuns);
  }
}

/** How many notes there should be by clocks that stand still otherwise: one, where anything is to be noted at all. */
export function expectedNotes(readings: readonly number[]): number {
  let latest = Number.NEGATIVE_INFINITY;
  for (const reading of readings) {
    if (reading < latest - BACK_MS_MAX) {
      return 1;
    }
    latest = Math.max(latest, reading);
  }
  return 0;
}

async function record(readings: readonly number[]): Promise<Trial> {
  const store = new MemoryStore();
  const { now, startTimer } = new ScriptedClock(readings);
  const audit = new AuditService({ createEngine: store.createEngine, clock: { now, startTimer } });
  const recordedIds = readings.map(() => audit.record({ eventType: 'plan.applied' }).id);
  await audit.close();
  const stored = [...store.rows.values()].map(([id, time, eventType]) => [id, time, eventType] as const);
  return { readings, stored, recordedIds };
}
