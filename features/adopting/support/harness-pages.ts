import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { LinkedDocument } from './readme-links';

/** The README of the harness and the pages that come with it, in the folder of the package. */
export function pagesIn(folder: string): readonly string[] {
  const pages = readdirSync(path.join(folder, 'docs')).toSorted();
  return ['README.md', ...pages.map((name) => `docs/${name}`)];
}

/** Each link of each page that leads to nothing in the package, with its page. */
export function linksToNowhere(folder: string): {
  readonly count: number;
  readonly found: readonly string[];
} {
  const pages = pagesIn(folder).map((name) => ({ name, page: new LinkedDocument(path.join(folder, name)) }));
  return {
    count: pages.flatMap(({ page }) => page.links).length,
    found: pages.flatMap(({ name, page }) => page.linksToNowhere(folder).map((link) => `${name}: ${link}`)),
  };
}

/** The rows of the tables of a chapter: of each cell its text as it is written. */
export function tableRows(file: string, chapter: string): readonly (readonly string[])[] {
  const tokens = new MarkdownIt().parse(readFileSync(file, 'utf8'), {});
  const start = tokens.findIndex(
    ({ content }, index) => content === chapter && tokens[index - 1]?.type === 'heading_open',
  );
  const end = tokens.findIndex(({ type }, index) => index > start && type === 'heading_open');
  const parts = tokens.slice(start, end).filter(({ type }) => /^(?:tr_open|inline)$/.test(type));
  const rows: string[][] = [];
  for (const { type, content } of parts) {
    if (type === 'tr_open') {
      rows.push([]);
    } else {
      rows.at(-1)?.push(content);
    }
  }
  return rows;
}
