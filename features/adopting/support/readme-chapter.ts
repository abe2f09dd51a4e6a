import { readFileSync } from 'node:fs';

/** One thing that a chapter of the README has its reader do or see. */
export type ReadmeStep =
  | { readonly kind: 'file'; readonly name: string; readonly text: string }
  /** `ending` is what the comment behind a command says of it: `green` or `red`. */
  | { readonly kind: 'command'; readonly line: string; readonly ending: string }
  | { readonly kind: 'output'; readonly lines: readonly string[] };

const FENCE = /^```(?<language>\w+)\n(?<text>.*?)^```$/gms;
const FILE_NAME = /^(?:\/\/|#) (?<name>[\w./-]+)\n/;

/** Reads what a chapter of the README has its reader do, in its order. */
export function readChapter(title: string): ReadmeStep[] {
  const [, chapter = ''] = readFileSync('README.md', 'utf8').split(`### ${title}\n`);
  const [text = ''] = chapter.split(/^##/m);
  return [...text.matchAll(FENCE)].flatMap(({ groups }) => readBlock(groups?.language, groups?.text ?? ''));
}

function readBlock(language: string | undefined, text: string): ReadmeStep[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (language === 'sh') {
    return lines.map((line) => {
      const [command = '', ending = ''] = line.split(/ +# /);
      return { kind: 'command', line: command, ending };
    });
  }
  if (language === 'text') {
    return [{ kind: 'output', lines: lines.map((line) => line.trim()) }];
  }
  const name = FILE_NAME.exec(text)?.groups?.name;
  if (name === undefined) {
    throw new Error(`The README does not say which file this is:\n${text}`);
  }
  return [{ kind: 'file', name, text }];
}
