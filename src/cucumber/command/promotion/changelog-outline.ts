import MarkdownIt from 'markdown-it';

/** Something at the top level of a Markdown file: what is within a list, a quotation, a comment or code is none of it. */
export interface Block {
  readonly kind: 'heading' | 'list' | 'rule' | 'html' | 'other';
  /** Its first line, from 0. */
  readonly first: number;
  /** The line behind its last one that says something. */
  readonly end: number;
  /** From 1; a line in bold letters alone is a heading below all others. Otherwise 0. */
  readonly level: number;
  /** The words of a heading, or the source of a paragraph or an HTML block. */
  readonly text: string;
  /** Whether a heading is marked by the line below it. */
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

/** A Markdown file as its lines, each with its own end, and its blocks. */
export interface Outline {
  readonly lines: readonly string[];
  readonly blocks: readonly Block[];
}

/** The level of a line in bold letters alone. */
export const boldLevel = 7;

const parser = new MarkdownIt({ html: true });

type Token = ReturnType<typeof parser.parse>[number];

/** Reads the outline of a Markdown file. What other programs keep above the Markdown (front matter) is no part of it. */
export function readOutline(text: string): Outline {
  // The lines are those of the parser.
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

/** The line behind the last one in front of an end that says something; links are defined for all of a file. */
export function lastSaid(lines: readonly string[], end: number): number {
  return lines.slice(0, end).findLastIndex((line) => !/^\s*$|^ {0,3}\[[^\]]+\]:\s/.test(line)) + 1;
}

/** One line of what was written on several. */
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

// Without links, pictures and anchors.
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

// Definitions of links that follow at once are read as a part of a text, and meant otherwise.
function withoutLinks(text: string): string {
  return text.replaceAll(/\n[ \t]*\[[^\]\n]+\]:[ \t][^\n]*/g, '');
}
