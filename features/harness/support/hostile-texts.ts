/** A name or a message with whatever acts on a terminal or on a build system in it; the word is all that should be seen. */
export function hostile(word: string): string {
  const painted = `\u001b[31m${word}\u001b[0m\u001b]0;title\u0007\u009b1m`;
  const commands = '##[error]first ##vso[task.complete]second #\u00ad#[add-mask]third\r::warning::fourth';
  return (
    `::error file=x::${painted} ${commands}\u202eturned\u2069\u200b\u007f\u0000end` +
    ' | `code` <img src=x> [link](javascript:x) @all https://a.example/b www.evil.com a@b.example ]]>'
  );
}

/** The same as the name of a folder. */
export const hostileFolder = '::group::\u001b[31mfolder\u001b[0m##[group]\u202e\u200d|`code`<b>@all';

// Spelt out once more, so that a slip in the product is none in here.
const acting: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xfeff, 0xfeff],
];

/** What in a text a terminal would act on, or a reader would not see, as code points. */
export function actingCharacters(text: string): string[] {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const found = codes.filter((code) => acting.some(([from, to]) => code >= from && code <= to));
  return [...new Set(found)].map((code) => code.toString(16));
}

/** The lines that a build system would carry out: the rules are those of the runner of GitHub Actions, and of Azure's agent. */
export function commandsIn(text: string): string[] {
  return text
    .split(/\r\n|[\r\n\u0085\u2028]/)
    .map((line) => line.replaceAll(/[\p{Cf}\p{Cc}]/gu, ''))
    .filter((line) => /^\s*::.*::/.test(line) || /##[^\s[]*\[/.test(line));
}
