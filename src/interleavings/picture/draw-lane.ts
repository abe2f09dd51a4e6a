import type { Lifeline } from '../report/lifelines';
import { drawBadge } from './draw-badge';
import type { Lane, RowBar } from './lane';
import {
  deedLines,
  endGap,
  endLines,
  type LaneHeights,
  LINE,
  linesIn,
  nameLines,
  padding,
  partsOf,
} from './lane-plan';
import type { Frame } from './spacing';
import { element, wordLines, words } from './svg';
import { SMALL, widthOf } from './text-width';

/** The lane of a caller at its position. */
export interface PlacedLane {
  readonly lane: Lane;
  readonly top: number;
  readonly heights: LaneHeights;
}

/** A caller: its name, its operations, what it saw and set, and how it ended. */
export function drawLane(placed: PlacedLane, frame: Frame, lifelines: readonly Lifeline[]): string {
  const { lane, top, heights } = placed;
  const { x } = frame;
  const midOf = (row: number) => top + placeOf(row, heights).mid;
  const mid = midOf(0);
  const name = { class: 'name', 'text-anchor': 'end' };
  return [
    wordLines(frame.left - 20, mid + 7, nameLines(lane), name),
    element('line', { x1: x(lane.start), x2: x(lane.start), y1: mid - 10, y2: mid + 10, class: 'lane' }),
    ...waits(lane).map(([from, to]) => drawWait(x(from), to === undefined ? undefined : x(to), mid, frame)),
    ...lane.bars.map((bar) => drawBar(bar, placed, frame)),
    // After the bars, so that the marks lie on top of them.
    ...lane.bars.map((bar) => drawMark(bar, midOf(bar.row), placeOf(bar.row, heights).height, frame)),
    ...lane.deeds.flatMap(({ at, hasLooked }) =>
      hasLooked ? [element('circle', { cx: x(at), cy: mid, r: 6, class: 'look' })] : [],
    ),
    ...lane.deeds.map((deed) => drawDeeds(deed, top + heights.deeds, frame)),
    ...lane.created.map(({ at, row, resource }) => drawBadge(x(at), midOf(row), resource, lifelines)),
    drawEnd(lane, lane.end === undefined ? frame.right : x(lane.end), mid),
  ].join('');
}

/** The time spans in which a caller has started, but none of its operations runs. The last one may be endless. */
function waits({ start, end, bars, endInWords }: Lane): [number, number | undefined][] {
  const gaps: [number, number | undefined][] = [];
  let idleSince = start;
  for (const { from, to } of bars.toSorted((one, other) => one.from - other.from)) {
    const gapEnd = Math.min(from, end ?? from);
    if (gapEnd > idleSince) {
      gaps.push([idleSince, gapEnd]);
    }
    idleSince = Math.max(idleSince, to);
  }
  const isOver = end === undefined ? endInWords === '' : end <= idleSince;
  return isOver ? gaps : [...gaps, [idleSince, end]];
}

function drawWait(from: number, to: number | undefined, mid: number, frame: Frame): string {
  const line = element('line', { x1: from, x2: to ?? frame.right, y1: mid, y2: mid, class: 'wait' });
  // An endless wait is labelled at the end of the line instead.
  const isLabelled = to !== undefined && to - from >= widthOf('waits', SMALL) + 12;
  const style = { class: 'small faint halo', 'text-anchor': 'middle' };
  return isLabelled ? line + words((from + to) / 2, mid - 5, 'waits', style) : line;
}

/** The position of a row. Each bar lies in a row of its lane. */
function placeOf(row: number, { rows }: LaneHeights): LaneHeights['rows'][number] {
  return rows[row] as LaneHeights['rows'][number];
}

function drawBar(bar: RowBar, { lane, top, heights }: PlacedLane, frame: Frame): string {
  const { mid, height } = placeOf(bar.row, heights);
  const [shape, ink] = lookOf(bar);
  const parts = partsOf(bar).map((part, index) => {
    const [left, right] = [frame.x(part.from), frame.x(part.to)];
    const [labelLeft, labelRight] = [
      left + padding(lane, bar, part.from),
      right - padding(lane, bar, part.to),
    ];
    const box = { x: left, y: top + mid - height / 2, width: right - left, height, rx: 5 };
    const style = { class: `small ${index === 0 ? ink : ''}`.trim(), 'text-anchor': 'middle' };
    const lines = linesIn(part, bar, lane, frame);
    return (
      element('rect', { ...box, class: index === 0 ? shape : 'answer' }) +
      wordLines((labelLeft + labelRight) / 2, top + mid + 5, lines, style)
    );
  });
  return parts.join('');
}

function lookOf({ kind, outcome }: RowBar): [shape: string, ink: string] {
  if (outcome === 'faults') {
    return ['fault', 'onFault'];
  }
  if (kind === 'timer' || kind === 'event') {
    return ['timer', ''];
  }
  return kind === 'answer' ? ['answer', ''] : ['call', 'onCall'];
}

/** Marks where the operation takes effect. A faulted operation has no effect. */
function drawMark({ kind, outcome, effect }: RowBar, mid: number, height: number, { x }: Frame): string {
  const hasEffect = outcome === 'succeeds' && kind !== 'answer';
  const [y1, y2] = [mid - height / 2 - 4, mid + height / 2 + 4];
  return hasEffect ? element('line', { x1: x(effect), x2: x(effect), y1, y2, class: 'mark' }) : '';
}

function drawDeeds(deed: Lane['deeds'][number], y: number, frame: Frame): string {
  const lines = deedLines(deed).map(({ line, isLook }, index) => {
    const style = { class: `small halo${isLook ? '' : ' strong'}`, 'text-anchor': 'middle' };
    return words(frame.x(deed.at), y + index * LINE, line, style);
  });
  return lines.join('');
}

function drawEnd(lane: Lane, x: number, mid: number): string {
  const style = { class: `halo ${lane.isGoodEnd ? 'good' : 'strong bad'}` };
  return wordLines(x + endGap(lane), mid + 6, endLines(lane).lines, style);
}
