import type { Lifeline } from '../report/lifelines';
import { BADGE_REACH, drawBadge } from './draw-badge';
import { charactersIn, type Frame } from './frame';
import type { Bar, Deed, Lane } from './lane';
import { clip, element, words } from './svg';

const ROW = 32;
const DEED_LINE = 17;

/** How much height a lane needs: more when its operations overlap or its remarks need several lines. */
export function laneHeight({ bars, deeds }: Lane): number {
  const rows = Math.max(0, ...bars.map(({ row }) => row));
  const lines = Math.max(0, ...deeds.map(({ line }) => line));
  return 86 + rows * ROW + lines * DEED_LINE;
}

/** A caller: its name, its operations, what it saw and set, and how it ended. */
export function drawLane(lane: Lane, y: number, frame: Frame, lifelines: readonly Lifeline[]): string {
  const { x } = frame;
  const mid = y + 40;
  const below = mid + Math.max(0, ...lane.bars.map(({ row }) => row)) * ROW;
  const end = lane.end === undefined ? frame.right : x(lane.end);
  return [
    words(frame.left - 20, mid + 6, lane.name, { class: 'name', 'text-anchor': 'end' }),
    element('line', { x1: x(lane.start), x2: x(lane.start), y1: mid - 10, y2: mid + 10, class: 'lane' }),
    ...waits(lane).map(([from, to]) => drawWait(x(from), to === undefined ? undefined : x(to), mid, frame)),
    ...lane.bars.map((bar) => drawBar(bar, mid + bar.row * ROW, frame, lane.created)),
    ...lane.deeds.map((deed) => drawDeed(deed, mid, below, frame)),
    ...lane.created.map(({ at, resource }) => drawBadge(x(at), mid, resource, lifelines)),
    drawEnd(lane, end, mid),
  ].join('');
}

/** The times in which a caller has begun, and none of its operations runs; the last may never end. */
function waits({ start, end, bars, endInWords }: Lane): [number, number | undefined][] {
  const gaps: [number, number | undefined][] = [];
  let idleSince = start;
  for (const { from, to } of bars.toSorted((one, other) => one.from - other.from)) {
    if (from > idleSince) {
      gaps.push([idleSince, from]);
    }
    idleSince = Math.max(idleSince, to);
  }
  const isOver = end === undefined ? endInWords === '' : end === idleSince;
  return isOver ? gaps : [...gaps, [idleSince, end]];
}

function drawWait(from: number, to: number | undefined, mid: number, frame: Frame): string {
  const line = element('line', { x1: from, x2: to ?? frame.right, y1: mid, y2: mid, class: 'wait' });
  // Who waits for ever is told so at the end of the line.
  const isLabelled = to !== undefined && to - from >= 60;
  const style = { class: 'small faint', 'text-anchor': 'middle' };
  return isLabelled ? line + words((from + to) / 2, mid - 9, 'waits', style) : line;
}

function drawBar(
  { operation, kind, outcome, from, to, row }: Bar,
  mid: number,
  frame: Frame,
  created: Lane['created'],
): string {
  const [left, width] = [frame.x(from), frame.x(to) - frame.x(from)];
  // Badges lie on the first row, at the step in which something was created.
  const reach = (step: number) => (row === 0 && created.some(({ at }) => at === step) ? BADGE_REACH : 0);
  const [labelLeft, labelRight] = [left + reach(from), left + width - reach(to)];
  const isFault = outcome === 'faults';
  const shape = kind === 'timer' ? 'timer' : isFault ? 'fault' : 'call';
  const ink = kind === 'timer' ? '' : isFault ? 'onFault' : 'onCall';
  const label = clip(isFault ? `✗ ${operation}` : operation, charactersIn(labelRight - labelLeft - 8));
  return [
    element('rect', { x: left, y: mid - 14, width, height: 28, rx: 5, class: shape }),
    words((labelLeft + labelRight) / 2, mid + 5, label, { class: `small ${ink}`, 'text-anchor': 'middle' }),
  ].join('');
}

function drawDeed({ at, kind, inWords, line }: Deed, mid: number, below: number, frame: Frame): string {
  const eye = kind === 'looked' ? element('circle', { cx: frame.x(at), cy: mid, r: 6, class: 'look' }) : '';
  const style = { class: `small halo${kind === 'looked' ? '' : ' strong'}`, 'text-anchor': 'middle' };
  return eye + words(frame.x(at), below + 33 + line * DEED_LINE, clip(inWords, frame.room(1) + 2), style);
}

function drawEnd({ endInWords, isGoodEnd, created, end }: Lane, x: number, mid: number): string {
  const gap = created.some(({ at }) => at === end) ? 24 : 12;
  return words(x + gap, mid + 6, clip(endInWords, 26), { class: isGoodEnd ? 'good' : 'strong bad' });
}
