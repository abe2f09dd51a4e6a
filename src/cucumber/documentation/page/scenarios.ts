import { fold, wordsOf } from './fold';
import { idIn } from './id-in';

/** What the search needs to know of a scenario. */
export interface FoundBy {
  readonly element: HTMLElement;
  /** One case for a scenario, or one for each row of an outline. */
  readonly cases: readonly FoundCase[];
  /** The tables of examples of an outline, each with its name. */
  readonly tables: readonly HTMLElement[];
  /** Its folded text and that of the parts above it; read from the page on first use. */
  readonly text: () => string;
  /** The same without the rows of an outline, which are searched separately. */
  readonly shared: () => string;
}

/** What the search needs to know of a case. */
export interface FoundCase {
  readonly verdict: string;
  readonly issues: readonly string[];
  readonly isFlaky: boolean;
  readonly tags: readonly string[];
  /** The row of an outline and the rows with its details; empty for other cases. */
  readonly rows: readonly HTMLElement[];
  /** The folded text of these rows. */
  readonly text: () => string;
}

/** A chapter, a feature or a rule. It is shown if something in it matches. */
export interface Part {
  readonly element: HTMLElement;
  /** Its description and background, which can be folded; null if it has none. */
  readonly intro: HTMLDetailsElement | null;
  /** Their folded text. */
  readonly introText: () => string;
  readonly parts: Part[];
  readonly scenarios: FoundBy[];
}

/** Everything on the page that can be found, in document order. */
export interface Index {
  readonly scenarios: readonly FoundBy[];
  readonly chapters: readonly Part[];
  /** The list of contents. */
  readonly contents: readonly Entry[];
}

/** An entry of the list of contents, and its target. */
interface Entry {
  readonly item: HTMLElement;
  readonly target: HTMLElement;
}

/** Reads the page. The page itself is the search index: texts are read from it on first use. */
export function readPage(): Index {
  const texts = new TextsAbove();
  const parts = new Map<Element, Part>();
  const chapters: Part[] = [];
  const scenarios = [...document.querySelectorAll<HTMLElement>('.scenario')].map((element) => {
    const scenario = readScenario(element, texts);
    partAbove(element, parts, chapters)?.scenarios.push(scenario);
    return scenario;
  });
  return { scenarios, chapters, contents: readContents() };
}

function readContents(): Entry[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('.contents a')].flatMap((link) => {
    const target = document.getElementById(idIn(link.hash));
    return target && link.parentElement ? [{ item: link.parentElement, target }] : [];
  });
}

/** The elements of a part that belong to the part itself: names, descriptions, backgrounds. */
export function headOf(part: Element): Element[] {
  return [...part.children].filter((child) => !child.matches('.scenario, .rule, .feature'));
}

function partAbove(element: Element, parts: Map<Element, Part>, chapters: Part[]): Part | undefined {
  const above = element.parentElement?.closest<HTMLElement>('.rule, .feature, .chapter');
  if (!above) {
    return undefined;
  }
  const known = parts.get(above);
  if (known) {
    return known;
  }
  const intro = above.querySelector<HTMLDetailsElement>(':scope > .intro');
  const introText = once(() => fold(intro?.textContent ?? ''));
  const part: Part = { element: above, intro, introText, parts: [], scenarios: [] };
  parts.set(above, part);
  const siblings = partAbove(above, parts, chapters)?.parts ?? chapters;
  siblings.push(part);
  return part;
}

function readScenario(element: HTMLElement, texts: TextsAbove): FoundBy {
  const rows = [...element.querySelectorAll<HTMLElement>('.examples tbody > tr')];
  const cases = (element.dataset.cases ?? '').split('\n').map((line, index) => readCase(line, rows[index]));
  const above = once(() => texts.above(element));
  const text = once(() => `${above()} ${fold(element.textContent ?? '')}`);
  return {
    element,
    cases,
    tables: rows.length === 0 ? [] : [...element.querySelectorAll<HTMLElement>('.example-set')],
    text,
    shared: rows.length === 0 ? text : once(() => `${above()} ${fold(textBesideRows(element))}`),
  };
}

function readCase(line: string, row: HTMLElement | undefined): FoundCase {
  const [verdict = '', issues = '', flaky = '', ...tags] = line.split('\t');
  const more = row && document.getElementById(`${row.id}/more`);
  const rows = [row ?? [], more ?? []].flat();
  const text = once(() => fold(rows.map(({ textContent }) => textContent).join(' ')));
  return { verdict, issues: wordsOf(issues), isFlaky: flaky !== '', tags, rows, text };
}

function textBesideRows(element: HTMLElement): string {
  const isBeside = (node: Node) => node.parentElement?.closest('.examples tbody, .row') === null;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) {
    texts.push(isBeside(walker.currentNode) ? (walker.currentNode.textContent ?? '') : ' ');
  }
  return texts.join('');
}

/** Caches the folded text above scenarios, which many scenarios share. */
class TextsAbove {
  readonly #texts = new Map<Element, string>();

  above(element: Element): string {
    const part = element.parentElement?.closest('.rule, .feature, .chapter');
    if (!part) {
      return '';
    }
    const known = this.#texts.get(part);
    const own = () =>
      fold(
        headOf(part)
          .map(({ textContent }) => textContent)
          .join(' '),
      );
    const text = known ?? `${this.above(part)} ${own()}`;
    this.#texts.set(part, text);
    return text;
  }
}

function once(read: () => string): () => string {
  let text: string | undefined;
  return () => {
    text ??= read();
    return text;
  };
}
