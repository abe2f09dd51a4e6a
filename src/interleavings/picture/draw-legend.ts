import type { InterleavingRun } from '../report/interleaving-run';
import { sharedTicks } from '../report/ticks';
import type { Lane } from './lane';
import { MARGIN } from './spacing';
import { element, words } from './svg';
import { SMALL, widthOf } from './text-width';

const LINE = 24;
const ICON = 34;
const GAP = 26;

/** A symbol of the picture, and its meaning. */
interface Sign {
  readonly meaning: string;
  icon(x: number, y: number): string;
}

/** Draws the legend of this picture below `top`, in lines of the given width. */
export function drawLegend(
  run: InterleavingRun,
  lanes: readonly Lane[],
  top: number,
  width: number,
): { readonly markup: string; readonly bottom: number } {
  let [x, y] = [MARGIN, top + 18];
  const drawn = signsOf(run, lanes).map(({ meaning, icon }) => {
    const needed = ICON + widthOf(meaning, SMALL);
    if (x > MARGIN && x + needed > width - MARGIN) {
      [x, y] = [MARGIN, y + LINE];
    }
    const markup = icon(x, y) + words(x + ICON, y, meaning, { class: 'small faint' });
    x += needed + GAP;
    return markup;
  });
  return { markup: element('g', { class: 'legend' }, ...drawn), bottom: drawn.length > 0 ? y + 6 : top };
}

function signsOf({ steps }: InterleavingRun, lanes: readonly Lane[]): Sign[] {
  const bars = lanes.flatMap((lane) => lane.bars);
  const hasMark = bars.some(({ outcome, kind }) => outcome === 'succeeds' && kind !== 'answer');
  const hasLook = lanes.some(({ deeds }) => deeds.some(({ hasLooked }) => hasLooked));
  return [
    ...(hasMark ? [MARK] : []),
    ...(bars.some(({ answer }) => answer !== undefined) ? [ANSWER] : []),
    ...(hasLook ? [LOOK] : []),
    ...(sharedTicks(steps).length > 0 ? [TOGETHER] : []),
  ];
}

const MARK: Sign = {
  meaning: 'an operation, from its call to where it takes effect',
  icon: (x, y) =>
    element('rect', { x, y: y - 12, width: 22, height: 14, rx: 3, class: 'call' }) +
    element('line', { x1: x + 22, x2: x + 22, y1: y - 15, y2: y + 5, class: 'mark' }),
};
const ANSWER: Sign = {
  meaning: 'its answer is on the way',
  icon: (x, y) => element('rect', { x, y: y - 12, width: 24, height: 14, rx: 3, class: 'answer' }),
};
const LOOK: Sign = {
  meaning: 'looks at a variable',
  icon: (x, y) => element('circle', { cx: x + 12, cy: y - 5, r: 6, class: 'look' }),
};
const TOGETHER: Sign = {
  meaning: 'in one callback of the event loop: nothing comes between',
  icon: (x, y) =>
    element('rect', { x, y: y - 13, width: 24, height: 17, rx: 3, class: 'tick' }) +
    element('path', { d: `M${x} ${y - 8}v-5h24v5`, class: 'bracket' }),
};
