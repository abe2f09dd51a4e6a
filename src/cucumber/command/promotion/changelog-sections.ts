import { type Block, boldLevel, type Outline } from './changelog-outline';

/** A heading, and what stands below it. */
export interface Section {
  readonly heading: Block;
  readonly blocks: readonly Block[];
}

/** What is told of a changelog by its headings. */
export interface Sections {
  /** What is not released yet; undefined when there is no such heading. */
  readonly unreleased: Section | undefined;
  /** The releases, as they follow each other. */
  readonly releases: readonly Block[];
  /** The headings below those of releases, such as "Added". */
  readonly kinds: readonly Block[];
}

/** Sorts the headings of a changelog. */
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

/** What stands between a heading and the next of its rank, or the next release. */
export function sectionBelow(heading: Block, blocks: readonly Block[]): Section {
  const below = blocks.slice(blocks.indexOf(heading) + 1);
  const isEnd = (block: Block) =>
    block.kind === 'heading' && (block.level <= heading.level || beginsWithVersion(block));
  const end = below.findIndex(isEnd);
  return { heading, blocks: end === -1 ? below : below.slice(0, end) };
}

/** Whether a heading stands above fixes. */
export function isFixed({ text }: Block): boolean {
  return /^(?:(?:bug ?-?)?fix(?:ed|es)?|bugs|(?:fixed|fixes for) (?:bugs|issues)|bugs fixed)$/i.test(
    barely(text),
  );
}

/** Whether a heading stands above what Keep a Changelog puts behind fixes. */
export function isBehindFixed({ text }: Block): boolean {
  return /^security$/i.test(barely(text));
}

// Without the small pictures around it, and their names: ":bug: Bug fixes".
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

// Or with a day: some release by the calendar.
function beginsWithVersion({ text, level }: Block): boolean {
  return level < boldLevel && /^\[?v?(?:\d+\.\d+|\d{4}-\d\d-\d\d)/i.test(text);
}

function isTitle(heading: Block, title: Block | undefined): boolean {
  return heading === title && /\b(?:change|history|news|notes)/i.test(heading.text);
}

// "Next" may be a word within a release.
function isWithin(heading: Block, releases: readonly Block[], headings: readonly Block[]): boolean {
  const above = headings.slice(0, headings.indexOf(heading)).toReversed();
  const parent = above.find(({ level }) => level < heading.level);
  return parent !== undefined && releases.includes(parent);
}
