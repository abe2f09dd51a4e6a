import { charactersIn, type Frame } from './frame';
import type { RaceWindow } from './race-window';
import { clip, element, words } from './svg';

/** From the top of the lane of the caller to the end of all lanes. */
export interface Span {
  readonly top: number;
  readonly bottom: number;
}

/** The window between a look and an assignment, to be drawn behind everything else. */
export function drawWindow({ from, to }: RaceWindow, { top, bottom }: Span, { x }: Frame): string {
  const width = x(to) - x(from);
  return element('rect', { x: x(from), y: top, width, height: bottom - top, rx: 8, class: 'window' });
}

/** What the window means, in words that stay legible where the lines of the steps cross them. */
export function labelWindow({ slot, from }: RaceWindow, caller: string, top: number, frame: Frame): string {
  const left = frame.x(from) + 10;
  // A narrow window has room for them beside it: above a lane lies nothing else.
  const text = clip(`${caller} has looked, but not yet set ${slot}`, charactersIn(frame.width - left - 10));
  return words(left, top + 18, text, { class: 'small strong bad halo inWindow' });
}
