import { type Block, boldLevel, type Outline } from './changelog-outline';

/** A heading, and the blocks below it. */
export interface Section {
  readonly heading: Block;
  readonly blocks: readonly Block[];
}

/** The structure of a changelog, by its headings. */
export interface Sections {
  /** The section of unreleased changes; undefined if there is no such heading. */
  readonly unreleased: Section | undefined;
  /** The headings of releases, in the order of the file. */
  readonly releases: readonly Block[];
  /** The headings below a release, such as "Added". */
  readonly kinds: readonly Block[];
}

/** Classifies the headings of a changelog. */
export function sectionsOf({ blocks }: Outline): Sections {
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  const [title] = headings;
  const releases = headings.filter((heading) => isRelease(heading) && !isTitle(heading, title));
  const unreleased = headings.find(
    (heading) => isUnreleased(heading) && !isWithin(heading, releases, headings),
  );
  const tops = new Set([...releases, unreleased]);
  const first = headings.findIndex((heading) => tops.has(heading));
  return {
    unreleased: unreleased && sectionBelow(unreleased, blocks),
    releases: releases.filter((heading) => heading !== unreleased),
    kinds: first === -1 ? [] : headings.slice(first).filter((heading) => !tops.has(heading)),
  };
}

/** The blocks between a heading and the next one of the same or a higher rank, or the next release. */
export function sectionBelow(heading: Block, blocks: readonly Block[]): Section {
  const below = blocks.slice(blocks.indexOf(heading) + 1);
  const isEnd = (block: Block) =>
    block.kind === 'heading' && (block.level <= heading.level || beginsWithVersion(block));
  const end = below.findIndex(isEnd);
  return { heading, blocks: end === -1 ? below : below.slice(0, end) };
}

/** Whether a heading introduces fixes. */
export function isFixed({ text }: Block): boolean {
  return /^(?:(?:bug ?-?)?fix(?:ed|es)?|bugs|(?:fixed|fixes for) (?:bugs|issues)|bugs fixed)$/i.test(
    barely(text),
  );
}

/** Whether a heading introduces a section that Keep a Changelog puts after fixes. */
export function isBehindFixed({ text }: Block): boolean {
  return /^security$/i.test(barely(text));
}

// The heading without emoji around it, or their names: ":bug: Bug fixes".
function barely(text: string): string {
  const words = /\p{L}(?:[\s\S]*\p{L})?/u.exec(text.replaceAll(/:\w+:/g, ' '));
  return words?.[0] ?? '';
}

function isUnreleased({ text, level }: Block): boolean {
  const name = text.replace(/^[[\s]+/, '');
  const isNamed =
    /^(?:v?next|upcoming|unreleased|head|main|master|trunk)(?: (?:version|release|changes))?(?:\]?$|\]?\s*[([:–—-])/i;
  return (
    level < boldLevel &&
    (isNamed.test(name) ||
      /^v?\d\w*(?:[.+-]+\w+)*\W+(?:\d+ )?\(?\[?unreleased\b/i.test(name) ||
      /^unreleased\b/i.test(name))
  );
}

function isRelease(heading: Block): boolean {
  const { text, level } = heading;
  const isNamed = /^\[?(?:(?:version|release|[@\w./-]+) |[@\w./-]+@)v?\d+\.\d+/i.test(text);
  return beginsWithVersion(heading) || (level <= 2 && isNamed);
}

// A date counts as a version: some projects use calendar versions.
function beginsWithVersion({ text, level }: Block): boolean {
  return level < boldLevel && /^\[?v?(?:\d+\.\d+|\d{4}-\d\d-\d\d)/i.test(text);
}

function isTitle(heading: Block, title: Block | undefined): boolean {
  return heading === title && /\b(?:change|history|news|notes)/i.test(heading.text);
}

// A heading such as "Next" within a release is not the section of unreleased changes.
function isWithin(heading: Block, releases: readonly Block[], headings: readonly Block[]): boolean {
  const above = headings.slice(0, headings.indexOf(heading)).toReversed();
  const parent = above.find(({ level }) => level < heading.level);
  return parent !== undefined && releases.includes(parent);
}
