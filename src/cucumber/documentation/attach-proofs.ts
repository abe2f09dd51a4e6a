import {
  describeInterleaving,
  drawInterleaving,
  type Exploration,
  type InterleavingRun,
} from '@audit-race/interleavings';
import {
  type BothSidesRecord,
  bothSidesFile,
  type ExplorationSubject,
  explorationFile,
  recordExploration,
} from './proof-records';

/** What can attach something to the scenario that is running: the World of Cucumber, `this` in a step. */
export interface Attaching {
  /** Attaches text or bytes under a file name. */
  attach(body: string | Buffer, options: { mediaType: string; fileName: string }): unknown;
}

/**
 * Attaches what an exploration found to the scenario that is running; the living documentation shows it there, and below each
 * issue that it is about.
 *
 * @param world - `this` in a step.
 * @param exploration - As `exploreInterleavings()` gave it.
 * @param subject - Which issues and which version of the code it is about.
 */
export function attachExploration(
  world: Attaching,
  exploration: Exploration,
  subject: ExplorationSubject = {},
): void {
  attachJson(world, explorationFile, recordExploration(exploration, subject));
}

/**
 * Attaches what the scenarios of an issue said with the bug and without, which answers "can this scenario fail?".
 *
 * @param world - `this` in a step.
 * @param record - How often it was run on each side, and how often it failed.
 */
export function attachBothSides(world: Attaching, record: BothSidesRecord): void {
  attachJson(world, bothSidesFile, record);
}

/**
 * Attaches an interleaving as a picture, and as text beside it for those who cannot see it.
 *
 * @param world - `this` in a step.
 * @param run - As found by an exploration or a replay.
 */
export function attachInterleaving(world: Attaching, run: InterleavingRun): void {
  const name = run.experiment;
  // Bytes, because Cucumber's own report refuses pictures that are text.
  world.attach(Buffer.from(drawInterleaving(run)), { mediaType: 'image/svg+xml', fileName: `${name}.svg` });
  world.attach(describeInterleaving(run), { mediaType: 'text/plain', fileName: `${name}.txt` });
}

function attachJson(world: Attaching, fileName: string, record: object): void {
  world.attach(JSON.stringify(record), { mediaType: 'application/json', fileName });
}
