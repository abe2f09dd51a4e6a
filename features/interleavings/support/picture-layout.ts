/** Where something lies in a picture. */
export interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** How big letters are, by the class of their text. */
const SIZES: readonly (readonly [className: string, size: number])[] = [
  ['title', 19],
  ['name', 19],
  ['small', 14],
  ['', 16],
];
/** About as wide as high: letters of the far east, and pictures. Others are about half as wide, and some of them less. */
const WIDE = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{Extended_Pictographic}]/u;
const SLIM = /[ijlI.,:;'"|!()[\]/ ftr-]/;
const UNSEEN = /[\p{M}\p{Cf}]/gu;
const TEXT = /<text ([^>]*)>([^<]*)/g;
const BAR = /<rect ([^>]*class="(?:call|fault|timer|answer|held)"[^>]*)>/g;

/** The words of a picture, and about how much room they take. Those of a badge lie on its shape, wherever that is. */
export function boxesOf(svg: string): Box[] {
  return [...svg.replaceAll(/<g class="badge">.*?<\/g>/g, '').matchAll(TEXT)].map(
    ([, attributes = '', escaped = '']) => {
      const text = unescaped(escaped);
      const [x, y] = [numberOf(attributes, 'x'), numberOf(attributes, 'y')];
      const [, size = 16] = SIZES.find(([className]) => attributes.includes(className)) ?? [];
      const width = sharesOf(text) * size;
      const shares: Record<string, number> = { middle: 0.5, end: 1 };
      const left = x - width * (shares[/anchor="(\w+)"/.exec(attributes)?.[1] ?? ''] ?? 0);
      return { text, left, right: left + width, top: y - size * 0.7, bottom: y };
    },
  );
}

/** What is wrong with the places of things: words on each other, out of the picture, or half on a bar. */
export function layoutFaultsIn(svg: string): string[] {
  const boxes = boxesOf(svg);
  const [width, height] = [numberOf(svg, 'width'), numberOf(svg, 'height')];
  const bars = [...svg.matchAll(BAR)].map(([, rect = '']) => barOf(rect));
  return [
    ...collisionsIn(svg),
    ...boxes
      .filter(({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height)
      .map(({ text }) => `"${text}" leaves the picture`),
    ...boxes
      .filter((box) => bars.some((bar) => overlaps(box, bar) && !liesIn(box, bar)))
      .map(({ text }) => `"${text}" lies half on a bar`),
  ];
}

/** How much of the width is used by the lanes and what lies below them. */
export function usedShareOf(svg: string): number {
  const [, lanes = ''] = svg.split('>step</text>');
  const reaches = boxesOf(lanes.replace(/<g class="legend">.*/s, '')).map(({ right }) => right);
  return Math.max(...reaches) / numberOf(svg, 'width');
}

/** The pairs of words that lie on each other. */
export function collisionsIn(svg: string): string[] {
  const boxes = boxesOf(svg);
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => overlaps(one, other))
      .map((other) => `"${one.text}" lies on "${other.text}"`),
  );
}

/** The words of a picture in their order; lines of one text are put together again. */
export function textsOf(svg: string): string[] {
  const texts: string[] = [];
  let previous: string | undefined;
  for (const [, attributes = '', escaped = ''] of svg.matchAll(TEXT)) {
    const place = attributes.replace(/ ?\by="[^"]*"/, '');
    // Step by step, titles and findings begin at the same place, and are texts of their own.
    const isNextLine = place === previous && !/^[✗✓]/.test(unescaped(escaped));
    texts.push(isNextLine ? `${texts.pop()} ${unescaped(escaped)}` : unescaped(escaped));
    previous = place;
  }
  return texts;
}

function sharesOf(text: string): number {
  let shares = 0;
  for (const character of text.replaceAll(UNSEEN, '')) {
    shares += WIDE.test(character) ? 1 : SLIM.test(character) ? 0.33 : 0.58;
  }
  return shares;
}

function barOf(rect: string): Omit<Box, 'text'> {
  const [left, top] = [numberOf(rect, 'x'), numberOf(rect, 'y')];
  return { left, top, right: left + numberOf(rect, 'width'), bottom: top + numberOf(rect, 'height') };
}

function overlaps(one: Omit<Box, 'text'>, other: Omit<Box, 'text'>): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function liesIn(inner: Omit<Box, 'text'>, outer: Omit<Box, 'text'>): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}

function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).replaceAll('\u00A0', ' ');
}

/** The number of an attribute. */
export function numberOf(attributes: string, name: string): number {
  return Number(new RegExp(`\\b${name}="([-\\d.]+)"`).exec(attributes)?.[1]);
}
