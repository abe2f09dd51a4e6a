import { describeInterleaving } from '../report/describe-interleaving';
import type { InterleavingRun } from '../report/interleaving-run';
import { lifelinesOf } from '../report/lifelines';
import { drawLane, laneHeight } from './draw-lane';
import { drawLifeline, drawSlotTrack, TRACK } from './draw-tracks';
import { drawWindow, labelWindow } from './draw-window';
import { type Frame, frameOf } from './frame';
import { type Lane, lanesOf } from './lane';
import { styleSheet } from './palette';
import { raceWindowOf } from './race-window';
import { slotTracksOf } from './slot-track';
import { clip, element, escapeMarkup, words } from './svg';

const HEADER = 92;

/**
 * A run as a picture: a lane for each caller, time from left to right, shared variables and resources below.
 *
 * Bars are operations from call to completion, circles are looks at a shared variable. A shaded window shows where a caller
 * acted on what it had seen after another had changed it. A resource that leaked is a diamond and a broken line, others are
 * discs and full lines. The SVG needs no font, script or file, follows the reader's preference for light or dark,
 * and carries {@link describeInterleaving} as its description.
 *
 * Pure; safe to call as often as one likes.
 *
 * @param run - As found by an exploration or a replay. Remarks of its subject ({@link Turns.note}, {@link Turns.watch})
 * make the looks, assignments and lifelines.
 * @param caption - The title; by default the name of the experiment.
 * @returns An SVG document.
 */
export function drawInterleaving(run: InterleavingRun, caption: string = run.experiment): string {
  const lanes = lanesOf(run);
  const lifelines = lifelinesOf(run);
  const slots = slotTracksOf(run);
  const names = [...slots.map(({ slot }) => slot), ...lifelines.map(({ resource }) => resource.type)];
  const frame = frameOf(run, names, caption);
  const laneStack = stack(HEADER, lanes, laneHeight);
  const slotStack = stack(laneStack.bottom + 8, slots, () => TRACK);
  const lifeStack = stack(slotStack.bottom, lifelines, () => TRACK);
  const { bottom } = lifeStack;
  const body = [
    ...aroundSteps(run, laneStack, frame, drawSteps(run, frame, bottom)),
    ...laneStack.placed.map(({ item, top }) => drawLane(item, top, frame, lifelines)),
    ...slotStack.placed.map(({ item, top }) => drawSlotTrack(item, top, frame)),
    ...lifeStack.placed.map(({ item, top }) => drawLifeline(item, top, frame)),
  ];
  return svgDocument(run, caption, { width: frame.width, height: bottom + 16 }, body);
}

function svgDocument(
  run: InterleavingRun,
  caption: string,
  { width, height }: { readonly width: number; readonly height: number },
  body: readonly string[],
): string {
  const size = { viewBox: `0 0 ${Math.ceil(width)} ${height}`, width: Math.ceil(width), height };
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', role: 'img', 'aria-labelledby': 'title story', ...size },
    element('title', { id: 'title' }, escapeMarkup(caption)),
    element('desc', { id: 'story' }, escapeMarkup(describeInterleaving(run))),
    element('style', {}, styleSheet()),
    element('rect', {
      x: 0.5,
      y: 0.5,
      width: Math.ceil(width) - 1,
      height: height - 1,
      rx: 10,
      class: 'card',
    }),
    words(18, 34, caption, { class: 'title' }),
    verdict(run, Math.floor(width / 9)),
    ...body,
  );
}

function verdict({ id, problems }: InterleavingRun, room: number): string {
  const text =
    problems.length === 0 ? '✓ holds' : `✗ ${problems.map(({ message }) => firstLine(message)).join('; ')}`;
  const replay = element(
    'tspan',
    { class: 'faint', 'font-weight': 400 },
    escapeMarkup(`   interleaving ${id}`),
  );
  const style = `strong ${problems.length === 0 ? 'good' : 'bad'}`;
  return element(
    'text',
    { x: 18, y: 60, class: style, 'xml:space': 'preserve' },
    escapeMarkup(clip(text, room - 24)),
    replay,
  );
}

/** Assertions go on with a comparison in several lines, for which the text version has room. */
function firstLine(message: string): string {
  return message.replace(/\n.*/s, '');
}

/** The window lies behind the lines of the steps, and its words before them. */
function aroundSteps(
  run: InterleavingRun,
  { placed, bottom }: Stack<Lane>,
  frame: Frame,
  steps: string,
): string[] {
  const window = raceWindowOf(run);
  const lane = window && placed[window.caller];
  if (window === undefined || lane === undefined) {
    return [steps];
  }
  // It reaches from the lane of its caller over all that lie below.
  const span = { top: lane.top, bottom: bottom - 4 };
  return [drawWindow(window, span, frame), steps, labelWindow(window, lane.item.name, lane.top, frame)];
}

/** Faint lines and numbers, so that what happens in one step is seen together. */
function drawSteps({ steps }: InterleavingRun, { left, x }: Frame, bottom: number): string {
  const numbers = steps.map((_, index) => index + 1);
  return [
    words(left - 20, HEADER - 6, 'step', { class: 'small faint', 'text-anchor': 'end' }),
    ...numbers.map((step) =>
      element('line', { x1: x(step), x2: x(step), y1: HEADER, y2: bottom, class: 'grid' }),
    ),
    ...numbers.map((step) =>
      words(x(step), HEADER - 6, String(step), { class: 'small faint', 'text-anchor': 'middle' }),
    ),
  ].join('');
}

/** Things one below the other. */
interface Stack<Item> {
  readonly placed: readonly { readonly item: Item; readonly top: number }[];
  readonly bottom: number;
}

function stack<Item>(from: number, items: readonly Item[], heightOf: (item: Item) => number): Stack<Item> {
  let bottom = from;
  const placed = items.map((item) => {
    const top = bottom;
    bottom += heightOf(item);
    return { item, top };
  });
  return { placed, bottom };
}
