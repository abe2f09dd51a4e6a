/** What takes no place of its own: accents that are put on a letter, what joins letters, and marks of direction. */
const NO_PLACE = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** What takes two places: the letters and signs of China, Japan and Korea, their wide forms of Latin letters, and pictures. */
const TWO_PLACES =
  /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]$/u;

const NARROW = /^[ -~]*$/;

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How many places a text takes on a terminal. */
export function widthOf(text: string): number {
  if (NARROW.test(text)) {
    return text.length;
  }
  return lettersOf(text).reduce((width, letter) => width + widthOfLetter(letter), 0);
}

/** The text in exactly `width` places: filled up with spaces, or cut with an ellipsis if it is longer. */
export function fitted(text: string, width: number): string {
  const taken = widthOf(text);
  return taken <= width ? text + ' '.repeat(width - taken) : cut(text, width);
}

function cut(text: string, width: number): string {
  let taken = 0;
  let kept = '';
  for (const letter of lettersOf(text)) {
    const next = taken + widthOfLetter(letter);
    if (next > width - 1) {
      break;
    }
    taken = next;
    kept += letter;
  }
  return `${kept}…${' '.repeat(width - taken - 1)}`;
}

function lettersOf(text: string): string[] {
  return Array.from(letters.segment(text), ({ segment }) => segment);
}

/** The first character that takes a place decides: the others are put on it. */
function widthOfLetter(letter: string): number {
  const signs = [...letter].filter((sign) => !NO_PLACE.test(sign));
  const [first] = signs;
  if (first === undefined) {
    return 0;
  }
  // U+FE0F asks for the picture of a sign that is a letter otherwise.
  return TWO_PLACES.test(first) || letter.includes('\ufe0f') || signs.length > 1 ? 2 : 1;
}
