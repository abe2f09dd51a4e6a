import { type Folded, fold, foldWithPlaces, wordsOf } from './fold';

const name = 'found';
/** With more highlights, the page would show nothing in particular, and ranges cost time. */
const rangesMax = 500;

/** Highlights the searched words with the CSS Custom Highlight API, which leaves the DOM unchanged. Does nothing if it is unsupported. */
export function highlight(words: string, elements: Iterable<Element>): void {
  if ('Highlight' in window && 'highlights' in CSS) {
    CSS.highlights.set(name, new Highlight(...findRanges(wordsOf(fold(words)), elements)));
  }
}

function findRanges(words: readonly string[], elements: Iterable<Element>): Range[] {
  const ranges: Range[] = [];
  for (const element of words.length === 0 ? [] : elements) {
    const text = new ShownText(element);
    for (const word of words) {
      text.addRangesOf(word, ranges);
    }
    if (ranges.length >= rangesMax) {
      break;
    }
  }
  return ranges;
}

/** A folded text node, and its offset in the whole text. */
interface Place {
  readonly node: Node;
  readonly folded: Folded;
  readonly from: number;
}

/** The folded text of an element, with a mapping to its nodes: a match may begin in one node and end in another. */
class ShownText {
  readonly #places: Place[] = [];
  readonly #text: string;

  constructor(element: Element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let text = '';
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const folded = foldWithPlaces(node.textContent ?? '');
      this.#places.push({ node, folded, from: text.length });
      text += folded.text;
    }
    this.#text = text;
  }

  /** Adds ranges up to the limit. */
  addRangesOf(word: string, ranges: Range[]): void {
    let start = this.#text.indexOf(word);
    while (start >= 0 && ranges.length < rangesMax) {
      const end = start + word.length;
      ranges.push(this.#rangeOf(start, end - 1));
      start = this.#text.indexOf(word, end);
    }
  }

  #rangeOf(first: number, last: number): Range {
    const range = new Range();
    const [start, end] = [this.#placeOf(first), this.#placeOf(last)];
    range.setStart(start.node, start.folded.startOf(first - start.from));
    range.setEnd(end.node, end.folded.endOf(last - end.from));
    return range;
  }

  #placeOf(index: number): Place {
    const place = this.#places.findLast(({ from }) => from <= index);
    if (place === undefined) {
      throw new RangeError(`There is no character ${index}.`);
    }
    return place;
  }
}
