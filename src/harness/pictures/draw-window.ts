import type { Frame } from './frame';
import type { RaceWindow } from './race-window';
import { clip, element, words } from './svg';

/** From the top of the lane of the caller to the end of all lanes. */
export interface Span {
  readonly top: number;
  readonly bottom: number;
}

/** The window between a look and an assignment, to be drawn behind everything else. */
export function drawWindow(window: RaceWindow, caller: string, { top, bottom }: Span, frame: Frame): string {
  const { slot, from, to } = window;
  const [left, width] = [frame.x(from), frame.x(to) - frame.x(from)];
  const text = clip(`${caller} has looked, but not yet set ${slot}`, frame.room(to - from));
  return [
    element('rect', { x: left, y: top, width, height: bottom - top, rx: 8, class: 'window' }),
    words(left + 10, top + 18, text, { class: 'small strong bad' }),
  ].join('');
}
