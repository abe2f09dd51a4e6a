/** A folded text, and a mapping of its characters to the original. */
export interface Folded {
  readonly text: string;
  /** The start, in the original, of the character at `index`. */
  readonly startOf: (index: number) => number;
  /** Its end. */
  readonly endOf: (index: number) => number;
}

/**
 * Normalises a text for searching, in any language: ignores case, accents, width and invisible characters. `İ` and `ı` are found by
 * `i`, `ß` by `ss`, `ﬃ` by `ffi`, and `ς` by `σ`. Marks that make a different letter, as in Thai or Japanese, stay.
 */
export function fold(text: string): string {
  if (isPlain(text)) {
    return text.toLowerCase();
  }
  const letters = text.normalize('NFKD').replaceAll(unheard, '');
  // Through upper case, because only that maps `ß` to `ss` and `ı` to `i`. The form of a sigma depends on its position, so unify it.
  return letters.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}

/** The same, with a mapping to the original: a folded text may be longer or shorter than the original. */
export function foldWithPlaces(text: string): Folded {
  if (isPlain(text)) {
    return { text: text.toLowerCase(), startOf: (index) => index, endOf: (index) => index + 1 };
  }
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  // Fold a letter together with its marks. Separately, normalisation could not reorder them.
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

// A fast path: most texts are plain ASCII.
function isPlain(text: string): boolean {
  return /^[\t\n\r -~]*$/.test(text);
}

// Accents, vowel points and joiners. The voicing marks of Japanese are excluded, because they make a different syllable.
const unheard =
  /(?![\u3099\u309A])(?=[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}])\p{Mn}|\p{Cf}/gu;
