import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import MarkdownIt from 'markdown-it';

/** What tells an address in HTML: `<img src>`, `<source srcset>`, `<a href>`. */
const ADDRESS = /\b(?:href|src|srcset)="(?<address>[^"]*)"/g;
const ELSEWHERE = /^(?:[a-z]+:|\/\/)/;
/** What GitHub and npm leave out of a heading when they make its anchor. */
const LEFT_OUT = /[^\p{Letter}\p{Number}\p{Mark}_ -]/gu;

interface Token {
  readonly type: string;
  readonly content: string;
  readonly children: readonly Token[] | null;
  attrGet(name: string): string | number | null;
}

/** A Markdown document, as far as its links go. */
export class LinkedDocument {
  readonly #file: string;
  readonly #tokens: readonly Token[];

  constructor(file: string) {
    this.#file = file;
    this.#tokens = new MarkdownIt({ html: true }).parse(readFileSync(file, 'utf8'), {});
  }

  /** The addresses of its links and pictures, but for those that lead to another place in the world. */
  get links(): string[] {
    return this.#tokens.flatMap(addressesIn).filter((address) => !ELSEWHERE.test(address));
  }

  /** Those of its links that lead out of a folder, or to no file, or to no heading of the file. */
  linksToNowhere(folder: string): string[] {
    return this.links.filter((address) => {
      const [file = '', anchor] = address.split('#');
      const target = file === '' ? this.#file : path.resolve(path.dirname(this.#file), file);
      const isOutside = path.relative(folder, target).startsWith('..');
      return isOutside || !existsSync(target) || (anchor !== undefined && !hasAnchor(target, anchor));
    });
  }

  /** The texts of its headings. */
  get headings(): string[] {
    return this.#tokens.flatMap(({ type }, index) =>
      type === 'heading_open' ? [plainText(this.#tokens[index + 1])] : [],
    );
  }
}

function hasAnchor(file: string, anchor: string): boolean {
  const anchors = new LinkedDocument(file).headings.map((heading) =>
    heading.toLowerCase().replace(LEFT_OUT, '').replaceAll(' ', '-'),
  );
  return anchors.includes(anchor);
}

function addressesIn(token: Token): string[] {
  const own = token.type.startsWith('html_')
    ? [...token.content.matchAll(ADDRESS)].map(({ groups }) => groups?.address ?? '')
    : [token.attrGet('href'), token.attrGet('src')];
  return [
    ...own.filter((address) => typeof address === 'string'),
    ...(token.children ?? []).flatMap(addressesIn),
  ];
}

function plainText(heading: Token | undefined): string {
  return (heading?.children ?? [])
    .filter(({ type }) => type === 'text' || type === 'code_inline')
    .map(({ content }) => content)
    .join('');
}
