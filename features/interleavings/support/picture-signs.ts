import { numberOf } from './picture-layout';

/** The window of a race: in which steps it opens and closes, and beside which callers it lies. */
export interface DrawnWindow {
  readonly from: number;
  readonly to: number;
  readonly callers: readonly string[];
}

/** The windows of a picture, by the lines of the steps and the names of the callers. */
export function windowsIn(svg: string): DrawnWindow[] {
  const steps = stepPlaces(svg);
  const names = [...svg.matchAll(/<text ([^>]*class="name"[^>]*)>([^<]*)/g)];
  return [...svg.matchAll(/<rect ([^>]*class="window")/g)].map(([, rect = '']) => {
    const [left, top] = [numberOf(rect, 'x'), numberOf(rect, 'y')];
    const isBeside = (y: number) => y > top && y < top + numberOf(rect, 'height');
    return {
      from: steps.indexOf(left) + 1,
      to: steps.findIndex((x) => Math.abs(x - left - numberOf(rect, 'width')) < 1) + 1,
      callers: names.flatMap(([, at = '', name = '']) => (isBeside(numberOf(at, 'y')) ? [name] : [])),
    };
  });
}

/** The steps in which an operation takes effect, in the order in which the bars are drawn. */
export function markedSteps(svg: string): number[] {
  const [drawn = ''] = svg.split('<g class="legend">');
  const steps = stepPlaces(svg);
  return [...drawn.matchAll(/<line ([^>]*)class="mark"/g)].map(
    ([, line = '']) => steps.indexOf(numberOf(line, 'x1')) + 1,
  );
}

/** The first and the last step of each bracket. */
export function bracketedSteps(svg: string): number[][] {
  const [drawn = ''] = svg.split('<g class="legend">');
  const steps = stepPlaces(svg);
  return [...drawn.matchAll(/<rect ([^>]*)class="tick"/g)].map(([, rect = '']) => {
    const [left, width] = [numberOf(rect, 'x'), numberOf(rect, 'width')];
    const inside = steps.filter((x) => x > left && x < left + width).map((x) => steps.indexOf(x) + 1);
    return [Math.min(...inside), Math.max(...inside)];
  });
}

/** Where the lines of the steps are. */
function stepPlaces(svg: string): number[] {
  return [...svg.matchAll(/<line ([^>]*class="grid")/g)].map(([, line = '']) => numberOf(line, 'x1'));
}
