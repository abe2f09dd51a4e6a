import {
  describeInterleaving,
  drawInterleaving,
  type Exploration,
  type InterleavingRun,
} from '@audit-race/interleavings';
import { describeValue } from '../../ground/describe-value';
import { isText } from '../../ground/has-shape';
import { AttachmentError, refuseMisshapen } from './attachment-error';
import {
  type BothSidesRecord,
  bothSidesFile,
  bothSidesShape,
  type ExplorationSubject,
  explorationFile,
  explorationShape,
  recordExploration,
} from './proof-records';

/** What can attach something to the scenario that is running: the World of Cucumber, `this` in a step. */
export interface Attaching {
  /** Attaches text or bytes under a file name. */
  attach(body: string | Buffer, options: { mediaType: string; fileName: string }): unknown;
}

/**
 * Attaches what an exploration found to the running scenario. The living documentation shows it there, and below each issue that it is
 * about.
 *
 * @param world - `this` in a step.
 * @param exploration - As `exploreInterleavings()` gave it.
 * @param subject - Which issues and which version of the code it is about.
 * @throws AttachmentError (`ATTACHMENT_REFUSED`) if an argument has the wrong shape. Nothing is attached then.
 */
export function attachExploration(
  world: Attaching,
  exploration: Exploration,
  subject: ExplorationSubject = {},
): void {
  const call = 'attachExploration()';
  refuseWorld(world, call);
  const wanted = 'what exploreInterleavings() resolves to';
  refuseMisshapen(exploration, { experiment: isText }, { call, what: 'the exploration', wanted });
  const inside = 'issues as a list, { issues: [991] }, and the version of the code as a text';
  refuseMisshapen(subject, {}, { call, what: 'the subject', wanted: inside });
  const record = recordExploration(exploration, subject);
  const { issues, code } = explorationShape;
  refuseMisshapen(record, { issues, code }, { call, what: 'the subject', wanted: inside });
  refuseMisshapen(record, explorationShape, { call, what: 'the exploration', wanted });
  attachJson(world, explorationFile, record);
}

/**
 * Attaches how the scenarios of an issue ran with the bug and without it, which answers "can this scenario fail?".
 *
 * @param world - `this` in a step.
 * @param record - How often the scenarios ran on each side, and how often they failed.
 * @throws AttachmentError (`ATTACHMENT_REFUSED`) if an argument has the wrong shape. Nothing is attached then.
 */
export function attachBothSides(world: Attaching, record: BothSidesRecord): void {
  const call = 'attachBothSides()';
  refuseWorld(world, call);
  const wanted =
    'issues and sides, { issues: [991], sides: [{ code: "as it was", runs: 10, failed: 10, says: "…" }] }';
  refuseMisshapen(record, bothSidesShape, { call, what: 'the record', wanted });
  attachJson(world, bothSidesFile, record);
}

/**
 * Attaches an interleaving as a picture, and also as text for readers who cannot see it.
 *
 * @param world - `this` in a step.
 * @param run - As found by an exploration or a replay.
 * @throws AttachmentError (`ATTACHMENT_REFUSED`) if an argument has the wrong shape. Nothing is attached then.
 */
export function attachInterleaving(world: Attaching, run: InterleavingRun): void {
  const call = 'attachInterleaving()';
  refuseWorld(world, call);
  const wanted =
    'a run: what replayInterleaving() resolves to, or the smallest of an exploration that has one';
  refuseMisshapen(run, runShape, { call, what: 'the run', wanted });
  const name = run.experiment;
  // As bytes, because Cucumber's own HTML report does not accept pictures as text.
  world.attach(Buffer.from(drawInterleaving(run)), { mediaType: 'image/svg+xml', fileName: `${name}.svg` });
  world.attach(describeInterleaving(run), { mediaType: 'text/plain', fileName: `${name}.txt` });
}

const runShape = {
  id: isText,
  experiment: isText,
  callers: Array.isArray,
  setupNotes: Array.isArray,
  steps: Array.isArray,
  outcomes: Array.isArray,
  problems: Array.isArray,
};

function refuseWorld(world: unknown, call: string): void {
  const attach = world === null || world === undefined ? undefined : Reflect.get(Object(world), 'attach');
  if (typeof attach !== 'function') {
    throw new AttachmentError(
      `${call}: the World is ${describeValue(world)}, which attaches nothing. Give it the "this" of a step; an arrow function has none.`,
    );
  }
}

function attachJson(world: Attaching, fileName: string, record: object): void {
  world.attach(JSON.stringify(record), { mediaType: 'application/json', fileName });
}
