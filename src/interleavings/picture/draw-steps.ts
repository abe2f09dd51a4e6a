import type { InterleavingRun } from '../report/interleaving-run';
import { sharedTicks, type Tick } from '../report/ticks';
import type { Frame, Spacing } from './spacing';
import { element, words } from './svg';
import { SMALL, widthOf } from './text-width';

const BEYOND = 12;
const TOGETHER = 'together';
const BRACKET = 26;
const NUMBERS = 20;

/** Reserves room for the words above steps that share a tick. */
export function needRoomForTicks({ steps }: InterleavingRun, spacing: Spacing): void {
  for (const { from, to } of sharedTicks(steps)) {
    spacing.between(from, to, widthOf(TOGETHER, SMALL) - 2 * BEYOND + 8);
    // Two neighbouring ticks need a gap.
    spacing.between(to, Math.min(to + 1, spacing.end), 2 * BEYOND + COLUMN_AIR);
  }
}

const COLUMN_AIR = 20;

/** How high the numbers of the steps are, with the brackets above them. */
export function stepsHeight({ steps }: InterleavingRun): number {
  return NUMBERS + (sharedTicks(steps).length > 0 ? BRACKET : 0);
}

/** Draws the background of each tick with several steps. It must be drawn before everything else. */
export function drawTicks({ steps }: InterleavingRun, top: number, bottom: number, frame: Frame): string {
  return sharedTicks(steps)
    .map((tick) => {
      const { left, width } = reachOf(tick, frame);
      return element('rect', { x: left, y: top, width, height: bottom - top, rx: 8, class: 'tick' });
    })
    .join('');
}

/** Draws faint lines with the numbers of the steps, and brackets around the steps of one tick. */
export function drawSteps({ steps }: InterleavingRun, top: number, bottom: number, frame: Frame): string {
  const { left, x } = frame;
  const numbers = steps.map((_, index) => index + 1);
  const ticks = sharedTicks(steps);
  const numbersAt = top + (ticks.length > 0 ? BRACKET : 0) + 14;
  return [
    words(left - 20, numbersAt, 'step', { class: 'small faint', 'text-anchor': 'end' }),
    ...numbers.map((step) =>
      element('line', { x1: x(step), x2: x(step), y1: numbersAt + 6, y2: bottom, class: 'grid' }),
    ),
    ...numbers.map((step) =>
      words(x(step), numbersAt, String(step), { class: 'small faint', 'text-anchor': 'middle' }),
    ),
    ...ticks.map((tick) => drawBracket(tick, top, frame)),
  ].join('');
}

function drawBracket(tick: Tick, top: number, frame: Frame): string {
  const { left, width } = reachOf(tick, frame);
  const y = top + 24;
  const path = element('path', { d: `M${left} ${y}v-5h${width}v5`, class: 'bracket' });
  const label = words(left + width / 2, top + 14, TOGETHER, { class: 'small', 'text-anchor': 'middle' });
  return path + label;
}

function reachOf({ from, to }: Tick, { x }: Frame): { readonly left: number; readonly width: number } {
  return { left: x(from) - BEYOND, width: x(to) - x(from) + 2 * BEYOND };
}
