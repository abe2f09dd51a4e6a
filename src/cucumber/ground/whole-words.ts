import { foldWhitespace } from './text';

// What continues a word, in any script: the word characters of Unicode (UTS #18).
const letter = String.raw`[\p{Alphabetic}\p{M}\p{N}\p{Pc}\p{Join_Control}]`;

/**
 * Whether a text says these words, and not only a part of longer ones: `1 engine` is not in `11 engines`. A number that goes
 * on is another number: `5 ms` is not in `1.5 ms`, nor in `-5 ms`. Colours, line breaks and the way in which an accent is
 * encoded make no difference.
 */
export function saysWords(text: string, words: string): boolean {
  const [said, wanted] = [normalize(text), normalize(words)];
  const whole = `${beginOf(wanted)}${quote(wanted)}${endOf(wanted)}`;
  return new RegExp(whole, 'u').test(said);
}

function normalize(text: string): string {
  return foldWhitespace(text).normalize('NFC');
}

// Words that begin with a bracket or a quote are told from what is before them by that.
function beginOf(words: string): string {
  const inWord = new RegExp(`^${letter}`, 'u').test(words) ? `(?<!${letter})` : '';
  const inNumber = /^\p{N}/u.test(words) ? String.raw`(?<!\p{N}[.,'’])(?<!(?:^|[^\p{L}\p{N}])[-−])` : '';
  return inWord + inNumber;
}

function endOf(words: string): string {
  const inWord = new RegExp(`${letter}$`, 'u').test(words) ? `(?!${letter})` : '';
  const inNumber = /\p{N}$/u.test(words) ? String.raw`(?![.,'’]\p{N})` : '';
  return inWord + inNumber;
}

function quote(words: string): string {
  return words.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
