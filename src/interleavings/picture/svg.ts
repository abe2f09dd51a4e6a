type Attributes = Readonly<Record<string, string | number>>;

/** An SVG element as text. Numbers are rounded to a tenth of a pixel. `children` must be markup already. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${attributeText(value)}"`);
  const opening = `${name}${written.join('')}`;
  return children.length === 0 ? `<${opening}/>` : `<${opening}>${children.join('')}</${name}>`;
}

/** A text element. */
export function words(x: number, y: number, content: string, attributes: Attributes = {}): string {
  return element('text', { x, y, ...attributes }, escapeMarkup(content));
}

/** Escapes text for markup. Characters that XML forbids become a space; characters that change the writing direction are removed. */
export function escapeMarkup(text: string): string {
  const allowed = text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]+/gu, ' ').replace(/[\p{Bidi_Control}]/gu, '');
  return allowed.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
}

/** The height of a line, by the class of its text. */
const LINE_HEIGHTS: readonly (readonly [className: string, height: number])[] = [
  ['name', 23],
  ['small', 17],
  ['', 20],
];

/** Several lines of text, centred vertically on the position of a single line. */
export function wordLines(
  x: number,
  y: number,
  lines: readonly string[],
  attributes: Attributes & { readonly class: string },
): string {
  const height = lineHeightOf(attributes.class);
  const first = y - ((lines.length - 1) * height) / 2;
  return lines.map((line, index) => words(x, first + index * height, line, attributes)).join('');
}

/** The distance between two lines of text. */
function lineHeightOf(className: string): number {
  return LINE_HEIGHTS.find(([name]) => className.includes(name))?.[1] ?? 0;
}

function attributeText(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : escapeMarkup(value);
}
