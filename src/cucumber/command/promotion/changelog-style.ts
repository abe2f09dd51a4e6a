import { type Block, boldLevel, type Outline } from './changelog-outline';
import { isFixed, type Sections } from './changelog-sections';

/** The style of a changelog. */
export interface Style {
  /** Whether its releases are lists without headings. */
  readonly isPlain: boolean;
  /** The text before an item: its indentation and bullet. */
  readonly bullet: string;
  /** The name of its section for fixes. */
  readonly name: string;
  /** The level of the headings below releases, if there are any. */
  readonly level: number;
}

/** Detects the style of a changelog. */
export function styleOf({ blocks, lines }: Outline, { unreleased, releases, kinds }: Sections): Style {
  const tops = [...(unreleased ? [unreleased.heading] : []), ...releases];
  const list = blocks.find(({ kind, first }) => kind === 'list' && first > (tops[0]?.first ?? 0));
  const fixed = kinds.find(isFixed);
  const isConventional = kinds.some(({ text }) => /\bfeatures\b/i.test(text));
  return {
    isPlain: list !== undefined && tops.length > 0 && kinds.length === 0 && !lines.some(isKeepAChangelog),
    bullet: list === undefined ? '- ' : bulletOf(list, lines),
    name: fixed?.text ?? (isConventional ? 'Bug Fixes' : 'Fixed'),
    level: (fixed ?? kinds[0])?.level ?? 0,
  };
}

function isKeepAChangelog(line: string): boolean {
  return /\bkeep ?a ?changelog\b/i.test(line);
}

/** The text before an item of a list: that of its last item, with tabs and spaces. */
export function bulletOf({ items }: Block, lines: readonly string[]): string {
  const bullets = items.map(({ first }) => /^[ \t]*[-*+][ \t]+(?=\S)/.exec(lines[first] ?? '')?.[0]);
  return bullets.findLast((bullet) => bullet !== undefined) ?? '- ';
}

/** Writes the heading of the section for fixes, below a heading of the level `above`. */
export function writeKind({ name, level }: Style, above: number): readonly string[] {
  return writeHeading(name, level > above ? level : above + 1, false);
}

/** Writes a heading as one line, or as two if it is underlined. */
export function writeHeading(text: string, level: number, isUnderlined: boolean): readonly string[] {
  if (level >= boldLevel) {
    return [`**${text}**`];
  }
  return isUnderlined
    ? [text, (level === 1 ? '=' : '-').repeat(text.length)]
    : [`${'#'.repeat(level)} ${text}`];
}
