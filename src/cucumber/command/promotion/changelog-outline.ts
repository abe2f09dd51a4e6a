import MarkdownIt from 'markdown-it';

/** A block at the top level of a Markdown file. Blocks nested in a list, a quotation, a comment or code do not count. */
export interface Block {
  readonly kind: 'heading' | 'list' | 'rule' | 'html' | 'other';
  /** Its first line, from 0. */
  readonly first: number;
  /** The index after its last line that has text. */
  readonly end: number;
  /** The level of a heading, from 1. A line that is entirely bold counts as a heading of the lowest level. 0 for other blocks. */
  readonly level: number;
  /** The text of a heading, or the source of a paragraph or an HTML block. */
  readonly text: string;
  /** Whether it is a heading in setext style, marked by the line below it. */
  readonly isUnderlined: boolean;
  /** The items of a list. */
  readonly items: readonly Item[];
}

/** An item of a list. */
interface Item {
  /** Its first line, from 0. */
  readonly first: number;
  /** Its first paragraph, on one line. */
  readonly text: string;
}

/** A Markdown file: its lines, with their line breaks, and its blocks. */
export interface Outline {
  readonly lines: readonly string[];
  readonly blocks: readonly Block[];
}

/** The level of a line that is entirely bold. */
export const boldLevel = 7;

const parser = new MarkdownIt({ html: true });

type Token = ReturnType<typeof parser.parse>[number];

/** Reads the outline of a Markdown file. Front matter, which other programs put above the Markdown, is blanked out. */
export function readOutline(text: string): Outline {
  // Split into the same lines as the Markdown parser does.
  const lines = text.split(/(?<=\n)|(?<=\r)(?!\n)/);
  const readable = text.replace(/^---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*$/ms, (matter) =>
    matter.replaceAll(/[^\r\n]+/g, ''),
  );
  const tokens = parser.parse(readable, {});
  const blocks = tokens.flatMap((token, index) =>
    token.level === 0 && token.map !== null ? [readBlock(token, token.map, tokens.slice(index), lines)] : [],
  );
  return { lines, blocks };
}

/** The index after the last line before `end` that has text. Link definitions do not count, because they belong to the whole file. */
export function lastSaid(lines: readonly string[], end: number): number {
  return lines.slice(0, end).findLastIndex((line) => !/^\s*$|^ {0,3}\[[^\]]+\]:\s/.test(line)) + 1;
}

/** Joins several lines into one. */
export function fold(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function readBlock(
  token: Token,
  [first, last]: readonly [number, number],
  tokens: readonly Token[],
  lines: readonly string[],
): Block {
  const [, inline] = tokens;
  const isBold = token.type === 'paragraph_open' && isInBold(inline);
  const kind = isBold ? 'heading' : (kinds.get(token.type) ?? 'other');
  const level = Number(/^h(\d)$/.exec(token.tag)?.[1] ?? 0);
  return {
    kind,
    first,
    end: Math.max(lastSaid(lines, last), first + 1),
    level: isBold ? boldLevel : level,
    text: kind === 'heading' ? wordsOf(inline) : inlineSource(token, inline),
    isUnderlined: level > 0 && /^[=-]$/.test(token.markup),
    items: kind === 'list' ? readItems(tokens) : [],
  };
}

const kinds: ReadonlyMap<string, Block['kind']> = new Map([
  ['heading_open', 'heading'],
  ['bullet_list_open', 'list'],
  ['hr', 'rule'],
  ['html_block', 'html'],
]);

function inlineSource(token: Token, inline: Token | undefined): string {
  return token.type === 'paragraph_open' ? withoutLinks(inline?.content ?? '') : token.content;
}

function isInBold(inline: Token | undefined): boolean {
  return /^(?:\*\*[^*]+\*\*|__[^_]+__):?$/.test(inline?.content ?? '');
}

// The plain text, without links, pictures and anchors.
function wordsOf(inline: Token | undefined): string {
  const words = (inline?.children ?? []).map(({ type, content }) =>
    type === 'text' || type === 'code_inline' ? content : type === 'softbreak' ? ' ' : '',
  );
  return fold(words.join(''));
}

function readItems(tokens: readonly Token[]): readonly Item[] {
  const end = tokens.findIndex(({ type, level }) => type === 'bullet_list_close' && level === 0);
  return tokens.slice(0, end).flatMap((token, index) => {
    if (token.type !== 'list_item_open' || token.level !== 1) {
      return [];
    }
    const inline = tokens[index + 2];
    const isParagraph = tokens[index + 1]?.type === 'paragraph_open';
    return [
      { first: token.map?.[0] ?? 0, text: isParagraph ? fold(withoutLinks(inline?.content ?? '')) : '' },
    ];
  });
}

// Link definitions directly below a paragraph are parsed as part of its text, although their authors mean definitions.
function withoutLinks(text: string): string {
  return text.replaceAll(/\n[ \t]*\[[^\]\n]+\]:[ \t][^\n]*/g, '');
}
