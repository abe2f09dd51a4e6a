import { fold, wordsOf } from './scenarios';

const name = 'found';
/** A page lit up everywhere says nothing, and ranges cost time. */
const rangesMax = 500;

/** Lights up the words that were searched, without touching the page; browsers that cannot do that leave it out. */
export function highlight(words: string, elements: readonly HTMLElement[]): void {
  if (!('highlights' in CSS)) {
    return;
  }
  const ranges = words.trim() === '' ? [] : findRanges(wordsOf(fold(words)), elements);
  CSS.highlights.set(name, new Highlight(...ranges));
}

function findRanges(words: readonly string[], elements: readonly HTMLElement[]): Range[] {
  const ranges: Range[] = [];
  for (const element of elements) {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() && ranges.length < rangesMax) {
      ranges.push(...words.flatMap((word) => rangesIn(texts.currentNode, word)));
    }
  }
  return ranges;
}

function rangesIn(node: Node, word: string): Range[] {
  const text = node.textContent?.toLowerCase() ?? '';
  const ranges: Range[] = [];
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) {
    const range = new Range();
    range.setStart(node, start);
    range.setEnd(node, start + word.length);
    ranges.push(range);
  }
  return ranges;
}
