import { type Insertion, insertLines } from './changelog-insertion';
import { type Block, fold, lastSaid, type Outline, readOutline } from './changelog-outline';
import {
  isBehindFixed,
  isFixed,
  type Section,
  type Sections,
  sectionBelow,
  sectionsOf,
} from './changelog-sections';
import { bulletOf, type Style, styleOf, writeHeading, writeKind } from './changelog-style';

/** The text of a new changelog. */
export const emptyChangelog = [
  '# Changelog',
  '',
  'The format is that of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).',
  '',
].join('\n');

/**
 * Adds lines to the unreleased fixes of a changelog, in the style of that changelog. A missing heading is added. A line that is
 * there already is not added again, and nothing else is changed.
 *
 * @returns undefined where Markdown would not read the lines as list items, for example below code or a comment without an end.
 */
export function addFixes(changelog: string, fixes: readonly string[]): string | undefined {
  const [mark = '', text = ''] = splitMark(changelog);
  const outline = readOutline(text);
  const sections = sectionsOf(outline);
  const known = itemsOf(openBlocks(outline, sections));
  const fresh = [...new Set(fixes)].filter((fix) => !known.includes(fold(fix)));
  if (fresh.length === 0) {
    return changelog;
  }
  const place = placeFor(outline, sections, fresh);
  const after = insertLines(outline.lines, place);
  const written = readOutline(after);
  const told = itemsOf(openBlocks(written, sectionsOf(written)));
  const isRead =
    fresh.every((fix) => told.includes(fold(fix))) && readsAsBefore(outline, written, place.index);
  return isRead ? mark + after : undefined;
}

// The insertion must not change how the rest is parsed: an indented block, for example, could become part of the item above it.
function readsAsBefore(before: Outline, after: Outline, index: number): boolean {
  const grown = after.lines.length - before.lines.length;
  const now = new Set(after.blocks.flatMap((block) => describeParts(block, (line) => line)));
  const shift = (line: number) => (line < index ? line : line + grown);
  return before.blocks.every((block) => describeParts(block, shift).every((part) => now.has(part)));
}

function describeParts(
  { kind, level, text, first, items }: Block,
  shift: (line: number) => number,
): readonly string[] {
  const parts = kind === 'list' ? items : [{ text: `${kind} ${level} ${text}`, first }];
  // Ignores brackets: if the insertion makes a link definition effective, text in brackets becomes a link.
  return parts.map((part) => `${shift(part.first)} ${part.text.replaceAll(/[[\]]/g, '')}`);
}

// Splits off a byte order mark, which is not part of the first line.
function splitMark(text: string): readonly string[] {
  return text.startsWith('\uFEFF') ? ['\uFEFF', text.slice(1)] : ['', text];
}

// The blocks of unreleased changes. If there are no releases at all, these are all blocks.
function openBlocks({ blocks }: Outline, { unreleased, releases }: Sections): readonly Block[] {
  return unreleased?.blocks ?? (releases.length === 0 ? blocks : []);
}

function itemsOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap(({ items }) => items.map(({ text }) => text));
}

function placeFor(outline: Outline, sections: Sections, fixes: readonly string[]): Insertion {
  const { lines, blocks } = outline;
  const { unreleased, releases } = sections;
  const style = styleOf(outline, sections);
  if (unreleased !== undefined) {
    return placeInSection(unreleased, outline, { style, fixes });
  }
  const fixed =
    releases.length === 0 ? blocks.find((block) => isHeading(block) && isFixed(block)) : undefined;
  if (fixed !== undefined) {
    return append(sectionBelow(fixed, blocks), outline, { style, fixes });
  }
  const next = releases[0] ?? blocks.find(({ kind, level }) => kind === 'heading' && level === 2);
  const level = next?.level ?? 2;
  const written = [
    ...writeHeading('[Unreleased]', level, next?.isUnderlined === true),
    '',
    ...(style.isPlain ? [] : [...writeKind(style, level), '']),
    ...fixes.map((fix) => style.bullet + fix),
  ];
  return next === undefined || isOldestFirst(releases)
    ? { index: lastSaid(lines, lines.length), written: ['', ...written] }
    : { index: startOf(next, lines), written: [...written, ''] };
}

interface Addition {
  readonly style: Style;
  readonly fixes: readonly string[];
}

function placeInSection(section: Section, outline: Outline, addition: Addition): Insertion {
  const { heading, blocks } = section;
  const headings = blocks.filter(isHeading);
  const fixed = headings.find(isFixed);
  if (fixed !== undefined) {
    return append(sectionBelow(fixed, blocks), outline, addition);
  }
  const { style, fixes } = addition;
  if (headings.length === 0 && style.isPlain) {
    return append(section, outline, addition);
  }
  const level = headings[0]?.level ?? style.level;
  const kind = [
    ...writeKind({ ...style, level }, heading.level),
    '',
    ...fixes.map((fix) => style.bullet + fix),
  ];
  const next = headings.find(isBehindFixed);
  return next === undefined
    ? { index: endOf(section), written: ['', ...kind] }
    : { index: next.first, written: [...kind, ''] };
}

// Appends to the last list, with blank lines between the items if the list has them.
function append(section: Section, { lines }: Outline, { style, fixes }: Addition): Insertion {
  const list = section.blocks.findLast(({ kind }) => kind === 'list');
  const items = fixes.map((fix) => (list === undefined ? style.bullet : bulletOf(list, lines)) + fix);
  if (list === undefined) {
    return { index: endOf(section), written: ['', ...items] };
  }
  const last = list.items.at(-1)?.first ?? list.first;
  const isLoose = list.items.length > 1 && lines[last - 1]?.trim() === '';
  return { index: list.end, written: isLoose ? items.flatMap((item) => ['', item]) : items };
}

// A thematic break, and an anchor of the next heading, do not belong to the section above them.
function endOf({ heading, blocks }: Section): number {
  const last = blocks.findLast(({ kind, text }) => kind !== 'rule' && !anchor.test(text));
  return (last ?? heading).end;
}

const anchor = /^\s*<a\s[^>]*>\s*(?:<\/a>\s*)?$/;

function startOf(heading: Block, lines: readonly string[]): number {
  return anchor.test(lines[heading.first - 1] ?? '') ? heading.first - 1 : heading.first;
}

// Compares the version numbers: nearly all changelogs begin with the newest release, but some with the oldest.
function isOldestFirst(releases: readonly Block[]): boolean {
  const [first = '', last = ''] = [releases[0], releases.at(-1)].map(
    (one) => /\d[\d.-]*/.exec(one?.text ?? '')?.[0],
  );
  return first.localeCompare(last, 'en', { numeric: true }) < 0;
}

function isHeading({ kind }: Block): boolean {
  return kind === 'heading';
}
