import type { Lifeline } from '../report/lifelines';
import { drawBadge } from './draw-badge';
import type { Frame } from './frame';
import type { HeldValue, SlotTrack } from './slot-track';
import { clip, element, words } from './svg';

/** The height of a shared variable or a lifeline. */
export const TRACK = 38;

/** A shared variable: what it holds, from assignment to assignment. */
export function drawSlotTrack({ slot, values }: SlotTrack, y: number, frame: Frame): string {
  const mid = y + TRACK / 2;
  const label = words(frame.left - 20, mid + 5, slot, { class: 'small faint', 'text-anchor': 'end' });
  return label + values.map((value, index) => drawValue(value, values[index + 1]?.from, mid, frame)).join('');
}

/** The life of a resource, from its creation to its end, and what became of it. */
export function drawLifeline(lifeline: Lifeline, y: number, frame: Frame): string {
  const { resource, from, to, fate, fateInWords } = lifeline;
  const mid = y + TRACK / 2;
  const end = to === undefined ? frame.right : frame.x(to);
  return [
    words(frame.left - 20, mid + 5, resource.type, { class: 'small faint', 'text-anchor': 'end' }),
    element('line', { x1: frame.x(from), x2: end, y1: mid, y2: mid, class: `life ${fate}` }),
    drawBadge(frame.x(from), mid, resource, [lifeline]),
    words(end + 10, mid + 5, fateInWords, { class: fate === 'leaked' ? 'strong bad' : 'good' }),
  ].join('');
}

function drawValue(
  { value, from, by }: HeldValue,
  until: number | undefined,
  mid: number,
  frame: Frame,
): string {
  const [left, right] = [frame.x(from), until === undefined ? frame.right : frame.x(until)];
  const room = Math.floor((right - left - 14) / 7.6);
  const text = by === undefined ? value : `${value}, by ${by}`;
  return [
    element('rect', { x: left, y: mid - 13, width: right - left, height: 26, rx: 4, class: 'held' }),
    words(left + 8, mid + 5, clip(text, Math.max(1, room)), { class: 'small' }),
  ].join('');
}
