import type { RaceWindow } from './race-window';
import { type Frame, MARGIN } from './spacing';
import { element, wordLines } from './svg';
import { SMALL_BOLD, widestOf, wrapText } from './text-width';

const LINE = 17;

/** The vertical range: from the top of the caller's lane to the end of all lanes. */
export interface Span {
  readonly top: number;
  readonly bottom: number;
}

/** The window between a look and an assignment, to be drawn behind everything else. */
export function drawWindow({ from, to }: RaceWindow, { top, bottom }: Span, { x }: Frame): string {
  const width = x(to) - x(from);
  return element('rect', { x: x(from), y: top, width, height: bottom - top, rx: 8, class: 'window' });
}

/** The height of the words above the window. */
export function windowHeight(window: RaceWindow, caller: string, frame: Frame): number {
  return meaningOf(window, caller, frame).length * LINE + 4;
}

/** Draws the meaning of the window, in words that stay legible where the lines of the steps cross them. */
export function labelWindow(window: RaceWindow, caller: string, top: number, frame: Frame): string {
  const lines = meaningOf(window, caller, frame);
  // If the window is too narrow, the words extend beside it: the space above a lane is free.
  const leftMost = frame.width - MARGIN - widestOf(lines, SMALL_BOLD);
  const left = Math.min(frame.x(window.from) + 10, leftMost);
  const middle = top + 18 + ((lines.length - 1) * LINE) / 2;
  return wordLines(left, middle, lines, { class: 'small strong bad halo inWindow' });
}

function meaningOf({ slot }: RaceWindow, caller: string, frame: Frame): string[] {
  const words = `${caller} has looked, but not yet set ${slot}`;
  return wrapText(words, Math.min(460, frame.width - frame.left - MARGIN), SMALL_BOLD);
}
