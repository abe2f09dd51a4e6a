/** A text as it is searched, and where in the original each of its characters comes from. */
export interface Folded {
  readonly text: string;
  /** Where what became the character at `index` begins. */
  readonly startOf: (index: number) => number;
  /** Where it ends. */
  readonly endOf: (index: number) => number;
}

/**
 * A text as it is searched: case, accents, width and what is never seen make no difference, in any language. `İ` and `ı` are
 * found by `i`, `ß` by `ss`, `ﬃ` by `ffi`, and `ς` by `σ`. Marks that make another letter, as in Thai or Japanese, stay.
 */
export function fold(text: string): string {
  if (isPlain(text)) {
    return text.toLowerCase();
  }
  const letters = text.normalize('NFKD').replaceAll(unheard, '');
  // By way of capitals: `ß` and `ı` have no other way to what they are found by. A sigma depends on where it stands.
  return letters.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}

/** The same, for those who must find their way back: a folded text may be longer than the original, or shorter. */
export function foldWithPlaces(text: string): Folded {
  if (isPlain(text)) {
    return { text: text.toLowerCase(), startOf: (index) => index, endOf: (index) => index + 1 };
  }
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  // A letter and its marks are folded together: apart they would come out in another order.
  for (const { 0: letter, index } of text.matchAll(/\P{M}?\p{M}*/gu)) {
    const folded = fold(letter);
    parts.push(folded);
    for (let at = 0; at < folded.length; at += 1) {
      starts.push(index);
      ends.push(index + letter.length);
    }
  }
  return {
    text: parts.join(''),
    startOf: (index) => starts[index] ?? text.length,
    endOf: (index) => ends[index] ?? text.length,
  };
}

/** The words of a text. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

// Most texts, and they are folded in no time.
function isPlain(text: string): boolean {
  return /^[\t\n\r -~]*$/.test(text);
}

// Accents, vowel points and signs for joining. Not the marks of Japanese: they make another syllable.
const unheard =
  /(?![\u3099\u309A])(?=[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}])\p{Mn}|\p{Cf}/gu;
