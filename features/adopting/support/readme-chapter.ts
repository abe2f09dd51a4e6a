import { readFileSync } from 'node:fs';
import path from 'node:path';

/** One thing that a chapter of a README has its reader do or see. */
export type ReadmeStep =
  | { readonly kind: 'file'; readonly name: string; readonly text: string }
  /** `announced` is what the comment behind a command says of it. */
  | { readonly kind: 'command'; readonly line: string; readonly announced: string }
  | { readonly kind: 'output'; readonly lines: readonly string[] };

const FENCE = /^```(?<language>\w+)\n(?<text>.*?)^```$/gms;
/** What looks like a heading in a block of code is none. */
const FENCE_OR_HEADING = /^```\w+\n.*?^```$|^## /gms;
const FILE_NAME = /^(?:\/\/|#) (?<name>[\w./-]+)\n/;

/** Reads what a chapter of a page in a folder has its reader do, in its order; the page is the README unless another is named. */
export function readChapter(folder: string, title: string, page = 'README.md'): ReadmeStep[] {
  const readme = readFileSync(path.join(folder, page), 'utf8');
  const [, chapter = ''] = readme.split(`\n## ${title}\n`);
  const next = [...chapter.matchAll(FENCE_OR_HEADING)].find(([found]) => found === '## ');
  return readSteps(chapter.slice(0, next?.index));
}

/** Reads what a whole page has its reader do, in its order. */
export function readPage(file: string): ReadmeStep[] {
  return readSteps(readFileSync(file, 'utf8'));
}

function readSteps(text: string): ReadmeStep[] {
  return [...text.matchAll(FENCE)].flatMap(({ groups }) => readBlock(groups?.language, groups?.text ?? ''));
}

function readBlock(language: string | undefined, text: string): ReadmeStep[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (language === 'sh') {
    return lines.map((line) => {
      const [command = '', announced = ''] = line.split(/ +# /);
      return { kind: 'command', line: command, announced };
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
