import { textOf } from './page-text';

/** A part of the first screen, from its tag to the end of that, as text. */
export function partOfFront(html: string, start: string): string | undefined {
  const from = html.indexOf(start);
  const tag = /^<(\w+)/.exec(start)?.[1] ?? '';
  return from < 0 ? undefined : textOf(`<body>${html.slice(from, html.indexOf(`</${tag}>`, from))}<script>`);
}

/** What the head of a page says: what it is, whether it is healthy, and of which run. */
export function headOf(html: string): string {
  const head = html.slice(html.indexOf('<div class="head">'), html.indexOf('</dl>'));
  return textOf(`<body>${head}<script>`);
}

/** The failures that are listed: each as text, and where it leads. */
export function failuresOn(html: string): (readonly [string, string])[] {
  const section = html.slice(html.indexOf('<section class="failures"'));
  const list = section.slice(0, section.indexOf('</ol>'));
  return list
    .split('<li>')
    .slice(1)
    .map((item) => [textOf(`<body>${item}<script>`), /<a href="([^"]*)"/.exec(item)?.[1] ?? '']);
}
