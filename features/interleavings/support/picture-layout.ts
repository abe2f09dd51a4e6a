/** Where something lies in a picture. */
export interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The window of a race: in which steps it opens and closes, and beside which callers it lies. */
export interface DrawnWindow {
  readonly from: number;
  readonly to: number;
  readonly callers: readonly string[];
}

/** How wide a character is, about, by the class of its text. */
const CHARACTERS: readonly (readonly [className: string, width: number])[] = [
  ['title', 10],
  ['name', 10],
  ['small', 7],
  ['', 8],
];
const TEXT = /<text ([^>]*)>([^<]*)/g;

/** The words of a picture, and about how much room they take. */
export function boxesOf(svg: string): Box[] {
  return [...svg.matchAll(TEXT)].map(([, attributes = '', text = '']) => {
    const [x, y] = [numberOf(attributes, 'x'), numberOf(attributes, 'y')];
    const [, perCharacter = 8] = CHARACTERS.find(([className]) => attributes.includes(className)) ?? [];
    const width = text.replace(/&#\d+;/g, '.').length * perCharacter;
    const shares: Record<string, number> = { middle: 0.5, end: 1 };
    const left = x - width * (shares[/anchor="(\w+)"/.exec(attributes)?.[1] ?? ''] ?? 0);
    return { text, left, right: left + width, top: y - 10, bottom: y };
  });
}

/** The pairs of words that lie on each other. */
export function collisionsIn(svg: string): string[] {
  const boxes = boxesOf(svg);
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          one.left < other.right &&
          other.left < one.right &&
          one.top < other.bottom &&
          other.top < one.bottom,
      )
      .map((other) => `"${one.text}" and "${other.text}"`),
  );
}

/** The windows of a picture, by the lines of the steps and the names of the callers. */
export function windowsIn(svg: string): DrawnWindow[] {
  const steps = [...svg.matchAll(/<line ([^>]*class="grid")/g)].map(([, line = '']) => numberOf(line, 'x1'));
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

function numberOf(attributes: string, name: string): number {
  return Number(new RegExp(`\\b${name}="([-\\d.]+)"`).exec(attributes)?.[1]);
}
