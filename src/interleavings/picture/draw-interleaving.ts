import { describeInterleaving } from '../report/describe-interleaving';
import { expectRun } from '../report/expect-run';
import type { InterleavingRun } from '../report/interleaving-run';
import { type Lifeline, lifelinesOf } from '../report/lifelines';
import { drawHeader } from './draw-header';
import { drawLane, type PlacedLane } from './draw-lane';
import { drawLegend } from './draw-legend';
import { drawSteps, drawTicks, needRoomForTicks, stepsHeight } from './draw-steps';
import {
  drawLifeline,
  drawSlotTrack,
  lifeHeight,
  needRoomForLife,
  needRoomForSlot,
  slotHeight,
} from './draw-tracks';
import { drawWindow, labelWindow, windowHeight } from './draw-window';
import { type Lane, lanesOf } from './lane';
import { heightsOf, leftOf, needRoomForLane } from './lane-plan';
import { styleSheet } from './palette';
import { type RaceWindow, raceWindowOf } from './race-window';
import { type SlotTrack, slotTracksOf } from './slot-track';
import { type Frame, Spacing } from './spacing';
import { stack } from './stack';
import { element, escapeMarkup } from './svg';

/**
 * A run as a picture: a lane for each caller, time from left to right, shared variables and resources below.
 *
 * Bars are operations, with what they were called with and gave back. A thick line marks where one takes effect, which is its
 * end unless its answer comes later; circles are looks at a shared variable; a bracket joins what happens in one callback of the
 * event loop. A shaded window shows where a caller acted on what it had seen after another had changed it. A resource that leaked
 * is pointed and on a broken line, others are round and on full lines. The SVG needs no font, script or file, follows the
 * reader's preference for light or dark, and carries {@link describeInterleaving} as its description.
 *
 * Pure; safe to call as often as one likes.
 *
 * @param run - As found by an exploration or a replay. Remarks of its subject ({@link Turns.note}, {@link Turns.watch})
 * make the looks, assignments and lifelines.
 * @param caption - The title; by default the name of the experiment.
 * @returns An SVG document.
 */
export function drawInterleaving(run: InterleavingRun, caption?: string): string {
  expectRun('drawInterleaving', run);
  const title = caption ?? run.experiment;
  const lanes = lanesOf(run);
  const lifelines = lifelinesOf(run);
  const slots = slotTracksOf(run);
  const frame = frameFor(run, lanes, slots, lifelines);

  const header = drawHeader(run, title, frame.width);
  const window = raceWindowOf(run);
  const top = header.bottom + stepsHeight(run);
  const placedLanes = placeLanes(lanes, top, frame, window);
  const slotStack = stack(placedLanes.bottom + 4, slots, (slot) => slotHeight(slot, frame));
  const lifeStack = stack(slotStack.bottom, lifelines, lifeHeight);
  const { bottom } = lifeStack;
  const legend = drawLegend(run, lanes, bottom + 4, frame.width);
  const body = [
    header.markup,
    drawTicks(run, header.bottom + 20, bottom, frame),
    ...aroundSteps(window, placedLanes, frame, drawSteps(run, header.bottom, bottom, frame)),
    ...placedLanes.placed.map((placed) => drawLane(placed, frame, lifelines)),
    ...slotStack.placed.map(({ item, top: at }) => drawSlotTrack(item, at, frame)),
    ...lifeStack.placed.map(({ item, top: at }) => drawLifeline(item, at, frame)),
    legend.markup,
  ];
  return svgDocument(run, title, { width: frame.width, height: Math.ceil(legend.bottom + 14) }, body);
}

/** The layout of the columns, in which everything has exactly the room that it needs. */
function frameFor(
  run: InterleavingRun,
  lanes: readonly Lane[],
  slots: readonly SlotTrack[],
  lifelines: readonly Lifeline[],
): Frame {
  const spacing = new Spacing(run.steps.length);
  needRoomForTicks(run, spacing);
  for (const lane of lanes) {
    needRoomForLane(lane, spacing);
  }
  for (const slot of slots) {
    needRoomForSlot(slot, spacing);
  }
  for (const lifeline of lifelines) {
    needRoomForLife(lifeline, spacing);
  }
  const labels = [
    ...slots.map(({ slot }) => slot),
    ...lifelines.map(({ resource }) => resource.type),
    'step',
  ];
  return spacing.solve(leftOf(lanes, labels));
}

function svgDocument(
  run: InterleavingRun,
  caption: string,
  { width, height }: { readonly width: number; readonly height: number },
  body: readonly string[],
): string {
  const size = { viewBox: `0 0 ${width} ${height}`, width, height };
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', role: 'img', 'aria-labelledby': 'title story', ...size },
    element('title', { id: 'title' }, escapeMarkup(caption)),
    element('desc', { id: 'story' }, escapeMarkup(describeInterleaving(run))),
    element('style', {}, styleSheet()),
    element('rect', { x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 10, class: 'card' }),
    ...body,
  );
}

/** The lanes at their positions. */
interface PlacedLanes {
  readonly placed: readonly PlacedLane[];
  readonly bottom: number;
}

/** Stacks the lanes. The lane of the caller with the race window gets extra room for the words of the window. */
function placeLanes(lanes: readonly Lane[], top: number, frame: Frame, window?: RaceWindow): PlacedLanes {
  const planned = lanes.map((lane, caller) => {
    const above = window?.caller === caller ? windowHeight(window, lane.name, frame) : 0;
    return { lane, heights: heightsOf(lane, frame, above) };
  });
  const { placed, bottom } = stack(top, planned, ({ heights }) => heights.whole);
  return { placed: placed.map(({ item, top: at }) => ({ ...item, top: at })), bottom };
}

/** Draws the window behind the lines of the steps, and its words in front of them. */
function aroundSteps(
  window: RaceWindow | undefined,
  { placed, bottom }: PlacedLanes,
  frame: Frame,
  steps: string,
): string[] {
  const own = window && placed[window.caller];
  if (window === undefined || own === undefined) {
    return [steps];
  }
  // The window reaches from the lane of its caller down over all lanes below.
  const span = { top: own.top, bottom: bottom - 4 };
  return [drawWindow(window, span, frame), steps, labelWindow(window, own.lane.name, own.top, frame)];
}
