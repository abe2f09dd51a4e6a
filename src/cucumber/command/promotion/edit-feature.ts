import { removeTag } from './remove-tag';

/** What a promotion takes out of a feature file; lines count from 1. */
export interface FeatureEdits {
  /** The tag that goes. */
  readonly tag: string;
  /** The lines of tags that it goes from. */
  readonly tagLines: ReadonlySet<number>;
  /** The lines that go wholly: those of the reason. */
  readonly reasonLines: ReadonlySet<number>;
}

const byteOrderMark = '\uFEFF';

/** Takes out tags and reasons; every other character stays as it is, and so do line breaks and the lack of one at the end. */
export function editFeature(text: string, { tag, tagLines, reasonLines }: FeatureEdits): string {
  const mark = text.startsWith(byteOrderMark) ? byteOrderMark : '';
  const lines = text.slice(mark.length).split(/(?<=\n)/);
  const edited = lines.map((line, index) => {
    if (reasonLines.has(index + 1)) {
      return '';
    }
    return tagLines.has(index + 1) ? removeTag(line, tag) : line;
  });
  // A reason may be the last line of a file; the line before it must not gain the line break that its own end had not.
  const lacksEnd = lines.at(-1)?.endsWith('\n') === false && edited.at(-1) === '';
  return mark + (lacksEnd ? edited.join('').replace(/\r?\n$/, '') : edited.join(''));
}
