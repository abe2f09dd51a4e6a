/** What a promotion takes out of a feature file; lines count from 1. */
export interface FeatureEdits {
  /** The tags that go; one may be named several times. */
  readonly tags: readonly { readonly name: string; readonly place: { readonly line: number } }[];
  /** The lines that go wholly: those of the reason. */
  readonly reasonLines: ReadonlySet<number>;
}

const byteOrderMark = '\uFEFF';

/** Takes out tags and reasons; every other character stays as it is, and so do line breaks and the lack of one at the end. */
export function editFeature(text: string, { tags, reasonLines }: FeatureEdits): string {
  const mark = text.startsWith(byteOrderMark) ? byteOrderMark : '';
  const lines = text.slice(mark.length).split(/(?<=\n)/);
  const edited = lines.map((line, index) => {
    if (reasonLines.has(index + 1)) {
      return '';
    }
    const gone = tags.filter(({ place }) => place.line === index + 1).map(({ name }) => name);
    // Each once: behind a tag that is gone, a comment may begin the line and look like tags.
    return [...new Set(gone)].reduce(removeTag, line);
  });
  // A reason may be the last line of a file; the line before it must not gain the line break that its own end had not.
  const lacksEnd = lines.at(-1)?.endsWith('\n') === false && edited.at(-1) === '';
  return mark + (lacksEnd ? edited.join('').replace(/\r?\n$/, '') : edited.join(''));
}

/**
 * Takes a tag out of a line of tags, wherever it stands in it. A comment behind the tags stays, and a line that has nothing left
 * is no line any more. In Markdown with Gherkin, a tag stands between backticks.
 */
export function removeTag(line: string, tag: string): string {
  const gone = findTags(line).filter(({ name }) => name === tag);
  let rest = line;
  for (const { start, end } of gone.toReversed()) {
    const [before, after] = [rest.slice(0, start), rest.slice(end)];
    // The space goes with the tag: the one behind it, or in front of it where nothing but a comment or the end follows.
    rest = /^\s*(?:#|$)/.test(after) ? closeUp(before, after) : before + after.replace(/^[^\S\r\n]+/, '');
  }
  return rest.trim() === '' && gone.length > 0 ? '' : rest;
}

function closeUp(before: string, after: string): string {
  const isFirst = before.trim() === '';
  return isFirst ? before + after.replace(/^[^\S\r\n]+/, '') : before.trimEnd() + after;
}

/** A tag on a line of tags, and the white space around it. */
interface WrittenTag {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

// As Gherkin reads it: tags may touch each other, and a `#` behind white space begins a comment.
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
