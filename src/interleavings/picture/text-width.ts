/** The font of a text, matching the classes of the style sheet. */
export interface Font {
  readonly size: number;
  readonly isBold?: boolean;
}

export const PLAIN: Font = { size: 16 };
export const SMALL: Font = { size: 14 };
export const SMALL_BOLD: Font = { size: 14, isBold: true };
export const BOLD: Font = { size: 16, isBold: true };
export const NAME: Font = { size: 19, isBold: true };
export const BADGE: Font = { size: 13, isBold: true };

/** Widths of the characters from space to tilde in DejaVu Sans, in hundredths of the font size. It is the widest common system font. */
const ASCII = [
  32, 41, 46, 84, 64, 95, 78, 28, 39, 39, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34,
  34, 84, 84, 84, 54, 100, 69, 69, 70, 77, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79, 61, 79, 70, 64, 62, 74,
  69, 99, 69, 62, 69, 39, 34, 39, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64,
  64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
];
/** Bold letters are wider. */
const BOLD_SHARE = 1.13;

/** Characters of no width, such as combining marks. */
const UNSEEN = /[\p{M}\p{Cf}]/u;
/** Characters about as wide as high; pictograms are a little wider. */
const WIDE = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\u3000-\u303F\uFF00-\uFF60]/u;
const PICTORIAL = /[\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
/** Other alphabets whose letters are not much wider than Latin ones. */
const ALPHABETIC = /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}]/u;

/** An upper bound of the width of a text in pixels, for any font that the reader may have. */
export function widthOf(text: string, { size, isBold = false }: Font): number {
  let hundredths = 0;
  for (const character of text) {
    hundredths += hundredthsOf(character);
  }
  return (hundredths * size * (isBold ? BOLD_SHARE : 1)) / 100;
}

/** Wraps text at spaces. A word is broken only if it is wider than a line; a no-break space never breaks. */
export function wrapText(text: string, widthMax: number, font: Font): string[] {
  const lines: string[] = [];
  const space = widthOf(' ', font);
  let [line, width] = ['', 0];
  for (const word of text.split(/(?!\u00A0)\s+/u)) {
    const more = widthOf(word, font);
    if (line !== '' && width + space + more <= widthMax) {
      [line, width] = [`${line} ${word}`, width + space + more];
      continue;
    }
    lines.push(line);
    const pieces = more > widthMax ? breakWord(word, widthMax, font) : [word];
    line = pieces.pop() as string;
    width = widthOf(line, font);
    for (const piece of pieces) {
      lines.push(piece);
    }
  }
  return [...lines, line].filter((each) => each !== '');
}

/** The width of the widest line. */
export function widestOf(lines: readonly string[], font: Font): number {
  return lines.reduce((widest, line) => Math.max(widest, widthOf(line, font)), 0);
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function breakWord(word: string, widthMax: number, font: Font): string[] {
  const pieces: string[] = [];
  let [piece, width] = ['', 0];
  for (const { segment } of graphemes.segment(word)) {
    const more = widthOf(segment, font);
    if (piece !== '' && width + more > widthMax) {
      pieces.push(piece);
      [piece, width] = ['', 0];
    }
    piece += segment;
    width += more;
  }
  return [...pieces, piece];
}

function hundredthsOf(character: string): number {
  const ascii = ASCII[Number(character.codePointAt(0)) - 32];
  if (ascii !== undefined) {
    return ascii;
  }
  if (UNSEEN.test(character)) {
    return 0;
  }
  return PICTORIAL.test(character) ? 140 : WIDE.test(character) ? 104 : ALPHABETIC.test(character) ? 80 : 104;
}
