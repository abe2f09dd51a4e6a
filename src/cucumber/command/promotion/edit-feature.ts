/** What a promotion removes from a feature file; lines count from 1. */
export interface FeatureEdits {
  /** The tags to remove; a tag may be listed several times. */
  readonly tags: readonly { readonly name: string; readonly place: { readonly line: number } }[];
  /** The lines to remove entirely: those of the reason. */
  readonly reasonLines: ReadonlySet<number>;
}

const byteOrderMark = '\uFEFF';

/** Removes tags and reasons. Every other character stays, including the kinds of line breaks and a missing one at the end. */
export function editFeature(text: string, { tags, reasonLines }: FeatureEdits): string {
  const mark = text.startsWith(byteOrderMark) ? byteOrderMark : '';
  const lines = text.slice(mark.length).split(/(?<=\n)/);
  const edited = lines.map((line, index) => {
    if (reasonLines.has(index + 1)) {
      return '';
    }
    const gone = tags.filter(({ place }) => place.line === index + 1).map(({ name }) => name);
    // Remove each tag only once: after the first removal, a comment may begin the line, and its words may look like tags.
    return [...new Set(gone)].reduce(removeTag, line);
  });
  // If the last line is removed and had no line break, the line before it must not end with one either.
  const lacksEnd = lines.at(-1)?.endsWith('\n') === false && edited.at(-1) === '';
  return mark + (lacksEnd ? edited.join('').replace(/\r?\n$/, '') : edited.join(''));
}

/**
 * Removes a tag from a line of tags, at any position. A comment after the tags stays, and a line that becomes empty is removed. In
 * Markdown with Gherkin, a tag is between backticks.
 */
export function removeTag(line: string, tag: string): string {
  const gone = findTags(line).filter(({ name }) => name === tag);
  let rest = line;
  for (const { start, end } of gone.toReversed()) {
    const [before, after] = [rest.slice(0, start), rest.slice(end)];
    // Also remove one space: the one after the tag, or the one before it if only a comment or the end of the line follows.
    rest = /^\s*(?:#|$)/.test(after) ? closeUp(before, after) : before + after.replace(/^[^\S\r\n]+/, '');
  }
  return rest.trim() === '' && gone.length > 0 ? '' : rest;
}

function closeUp(before: string, after: string): string {
  const isFirst = before.trim() === '';
  return isFirst ? before + after.replace(/^[^\S\r\n]+/, '') : before.trimEnd() + after;
}

/** A tag on a line of tags, and its position. */
interface WrittenTag {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

// The rules of Gherkin: tags may follow each other without a space, and a `#` after white space begins a comment.
function findTags(line: string): WrittenTag[] {
  const isMarkdown = /^[^@]*`@/.test(line);
  const comment = line.search(/\s#/);
  const tags = isMarkdown || comment === -1 ? line : line.slice(0, comment);
  const pattern = isMarkdown ? /`(?<name>@[^`]+)`/g : /(?<name>@[^@\s]+)/g;
  return [...tags.matchAll(pattern)].map(({ index, 0: { length }, groups }) => ({
    name: groups?.name ?? '',
    start: index,
    end: index + length,
  }));
}
