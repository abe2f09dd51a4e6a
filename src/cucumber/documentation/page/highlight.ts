import { type Folded, fold, foldWithPlaces, wordsOf } from './fold';

const name = 'found';
/** A page lit up everywhere says nothing, and ranges cost time. */
const rangesMax = 500;

/** Lights up the words that were searched, without touching the page; browsers that cannot do that leave it out. */
export function highlight(words: string, elements: Iterable<Element>): void {
  if ('Highlight' in window && 'highlights' in CSS) {
    CSS.highlights.set(name, new Highlight(...findRanges(wordsOf(fold(words)), elements)));
  }
}

function findRanges(words: readonly string[], elements: Iterable<Element>): Range[] {
  const ranges: Range[] = [];
  for (const element of words.length === 0 ? [] : elements) {
    const text = new ShownText(element);
    ranges.push(...words.flatMap((word) => text.rangesOf(word)));
    if (ranges.length >= rangesMax) {
      break;
    }
  }
  return ranges.slice(0, rangesMax);
}

/** A text of the page, folded, and where it begins in the whole. */
interface Place {
  readonly node: Node;
  readonly folded: Folded;
  readonly from: number;
}

/** The text of an element as it is searched, and the way back to where it stands: a word may begin in one node and end in another. */
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

  rangesOf(word: string): Range[] {
    const ranges: Range[] = [];
    let start = this.#text.indexOf(word);
    while (start >= 0 && ranges.length < rangesMax) {
      const end = start + word.length;
      ranges.push(this.#rangeOf(start, end - 1));
      start = this.#text.indexOf(word, end);
    }
    return ranges;
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
