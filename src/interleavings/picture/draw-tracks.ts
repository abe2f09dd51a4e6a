import type { Lifeline } from '../report/lifelines';
import { drawBadge, reachOf } from './draw-badge';
import { NAME_MAX } from './lane-plan';
import type { HeldValue, SlotTrack } from './slot-track';
import type { Frame, Spacing } from './spacing';
import { element, wordLines } from './svg';
import { BOLD, PLAIN, SMALL, widestOf, wrapText } from './text-width';

const TRACK_MIN = 38;
const LINE = 17;
const VALUE_MAX = 150;
const FATE_MAX = 150;
const FATE_GAP = 10;
const VALUE_PADDING = 18;

/** Reserves room for the values of a shared variable. */
export function needRoomForSlot({ values }: SlotTrack, spacing: Spacing): void {
  for (const [index, value] of values.entries()) {
    const until = values[index + 1]?.from ?? spacing.end;
    const width = widestOf(wrapText(valueInWords(value), VALUE_MAX, SMALL), SMALL);
    spacing.between(value.from, until, width + VALUE_PADDING);
  }
}

/** Reserves room for the lifeline of a resource. */
export function needRoomForLife(lifeline: Lifeline, spacing: Spacing): void {
  const { resource, from, to = spacing.end, fate, fateInWords } = lifeline;
  const font = fate === 'leaked' ? BOLD : PLAIN;
  spacing.between(from, to, reachOf(resource) + FATE_GAP);
  spacing.after(to, fateGap(lifeline) + widestOf(wrapText(fateInWords, FATE_MAX, font), font));
}

/** The height of the track of a shared variable: that of its longest value or its name. */
export function slotHeight({ slot, values }: SlotTrack, frame: Frame): number {
  const lines = values.map((value, index) => linesOf(value, values[index + 1], frame).length);
  return heightFor(Math.max(wrapText(slot, NAME_MAX, SMALL).length, ...lines));
}

/** How high a lifeline is. */
export function lifeHeight({ resource, fateInWords }: Lifeline): number {
  const lines = [wrapText(resource.type, NAME_MAX, SMALL), wrapText(fateInWords, FATE_MAX, BOLD)];
  return heightFor(Math.max(...lines.map(({ length }) => length)));
}

/** Draws a shared variable, with the value that it holds from each assignment to the next. */
export function drawSlotTrack(track: SlotTrack, y: number, frame: Frame): string {
  const { slot, values } = track;
  const height = slotHeight(track, frame);
  const mid = y + height / 2;
  const drawn = values.map((value, index) => {
    const [left, right] = [frame.x(value.from), endOf(values[index + 1], frame)];
    const box = { x: left, y: y + 6, width: right - left, height: height - 12, rx: 4, class: 'held' };
    const lines = linesOf(value, values[index + 1], frame);
    return element('rect', box) + wordLines(left + 8, mid + 5, lines, { class: 'small' });
  });
  return drawLabel(slot, mid, frame) + drawn.join('');
}

/** Draws the life of a resource, from its creation to its end, and its fate. */
export function drawLifeline(lifeline: Lifeline, y: number, frame: Frame): string {
  const { resource, from, to, fate, fateInWords } = lifeline;
  const mid = y + lifeHeight(lifeline) / 2;
  const end = to === undefined ? frame.right : frame.x(to);
  return [
    drawLabel(resource.type, mid, frame),
    element('line', { x1: frame.x(from), x2: end, y1: mid, y2: mid, class: `life ${fate}` }),
    drawBadge(frame.x(from), mid, resource, [lifeline]),
    wordLines(
      end + fateGap(lifeline),
      mid + 5,
      wrapText(fateInWords, FATE_MAX, fate === 'leaked' ? BOLD : PLAIN),
      {
        class: `halo ${fate === 'leaked' ? 'strong bad' : 'good'}`,
      },
    ),
  ].join('');
}

/** The gap between the end of the line and the words. The badge is also there if the resource is closed in the step that created it. */
function fateGap({ resource, from, to }: Lifeline): number {
  return from === to ? reachOf(resource) + 6 : FATE_GAP;
}

function drawLabel(label: string, mid: number, { left }: Frame): string {
  const style = { class: 'small faint', 'text-anchor': 'end' };
  return wordLines(left - 20, mid + 5, wrapText(label, NAME_MAX, SMALL), style);
}

function linesOf(value: HeldValue, next: HeldValue | undefined, frame: Frame): string[] {
  const room = endOf(next, frame) - frame.x(value.from) - VALUE_PADDING;
  return wrapText(valueInWords(value), Math.ceil(room), SMALL);
}

function endOf(next: HeldValue | undefined, frame: Frame): number {
  return next === undefined ? frame.right : frame.x(next.from);
}

function valueInWords({ value, by }: HeldValue): string {
  return by === undefined ? value : `${value}, by ${by}`;
}

function heightFor(lines: number): number {
  return Math.max(TRACK_MIN, lines * LINE + 20);
}
