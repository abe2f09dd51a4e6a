import { fold, wordsOf } from './fold';
import { idIn } from './id-in';

/** What a scenario of the page is found by. */
export interface FoundBy {
  readonly element: HTMLElement;
  /** One for a scenario, one for each row of an outline. */
  readonly cases: readonly FoundCase[];
  /** The tables of examples of an outline, each with its name. */
  readonly tables: readonly HTMLElement[];
  /** Its text and that of what stands above it, folded; read from the page when it is first asked for. */
  readonly text: () => string;
  /** The same without the rows of an outline, which are found by themselves. */
  readonly shared: () => string;
}

/** What a case is found by. */
export interface FoundCase {
  readonly verdict: string;
  readonly issues: readonly string[];
  readonly isFlaky: boolean;
  readonly tags: readonly string[];
  /** Its row and what that has more to say; empty unless it is one of an outline. */
  readonly rows: readonly HTMLElement[];
  /** The text of these, folded. */
  readonly text: () => string;
}

/** A chapter, a feature or a rule: it is shown where something in it is. */
export interface Part {
  readonly element: HTMLElement;
  /** Its description and background, which can be folded; null where it has none. */
  readonly intro: HTMLDetailsElement | null;
  /** The text of these, folded as texts are for the search. */
  readonly introText: () => string;
  readonly parts: Part[];
  readonly scenarios: FoundBy[];
}

/** Everything of the page that can be found, in its order. */
export interface Index {
  readonly scenarios: readonly FoundBy[];
  readonly chapters: readonly Part[];
  /** The list of contents. */
  readonly contents: readonly Entry[];
}

/** An entry of the list of contents, and what it leads to. */
interface Entry {
  readonly item: HTMLElement;
  readonly target: HTMLElement;
}

/** Reads the page, which is its own index: texts are taken from it once, when they are first asked for. */
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

/** What stands above a scenario and belongs to no other: names, descriptions, backgrounds. */
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

/** The folded text above scenarios, read once for all that share it. */
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
