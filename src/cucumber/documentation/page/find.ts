import { Address } from './address';
import { FilterBar } from './filter-bar';
import { fold, wordsOf } from './fold';
import { highlight } from './highlight';
import { idIn } from './id-in';
import { type Fold, Intros } from './intros';
import { askNothing, type Query, questionOf, readQuery, writeQuery } from './query';
import { readAhead } from './read-ahead';
import { headOf, type Index, type Part } from './scenarios';
import { type Answers, answersTo, show } from './shown';

/** Connects the form, the filters, the URL and the page. Each of them can change the query, and all of them show it. */
export class Find {
  readonly #index: Index;
  readonly #form: HTMLFormElement;
  readonly #bar: FilterBar;
  readonly #address = new Address();
  readonly #intros = new Intros();
  // Cached, because a DOM query would take longer than the search itself.
  readonly #issues = [...document.querySelectorAll<HTMLElement>('.issue')];
  #query: Query = askNothing;
  #isAskedSoon = false;

  constructor(index: Index, form: HTMLFormElement) {
    this.#index = index;
    this.#form = form;
    this.#bar = new FilterBar((query) => this.#ask(query, 'push'));
  }

  /** Starts to listen, and runs the query in the URL. */
  start(): void {
    this.#form.addEventListener('input', () => this.#askSoon());
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    this.#form.addEventListener('keydown', (event) => this.#makeRoom(event));
    this.#form.addEventListener('reset', () => this.#ask(askNothing, 'push'));
    this.#form.addEventListener('focusin', () => readAhead(this.#index), { once: true });
    this.#form.addEventListener('focusout', () => this.#address.writeNow());
    addEventListener('pagehide', () => this.#address.writeNow());
    addEventListener('popstate', () => this.#goTo(readQuery(location.search)));
    addEventListener('hashchange', () => this.#uncover());
    document.addEventListener('click', (event) => this.#follow(event));
    this.#answer(readQuery(location.search));
    this.#uncover();
  }

  // Several letters that are typed before the next frame become one query.
  #askSoon(): void {
    if (!this.#isAskedSoon) {
      this.#isAskedSoon = true;
      requestAnimationFrame(() => {
        this.#isAskedSoon = false;
        this.#ask(this.#readForm(), 'soon');
      });
    }
  }

  // On a narrow screen, the form covers its results. The form has no submit button, so Enter does not submit it.
  #makeRoom({ key }: KeyboardEvent): void {
    if (key === 'Enter' && !matchMedia('(min-width: 64rem)').matches) {
      this.#form.closest('details')?.removeAttribute('open');
    }
  }

  // A link that only changes the query does not load the page again.
  #follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey);
    if (link?.getAttribute('href')?.startsWith('?') && isPlain) {
      event.preventDefault();
      this.#ask(readQuery(link.search), 'push');
    }
  }

  #ask(query: Query, way: 'push' | 'soon'): void {
    if (way === 'push') {
      this.#address.push(query);
    } else {
      this.#address.writeSoon(query);
    }
    this.#answer(query);
    // The result is different from what was read before, so scroll to the top.
    scrollTo(0, 0);
  }

  #goTo(query: Query): void {
    this.#address.forget();
    this.#answer(query);
  }

  #answer(query: Query): void {
    this.#query = query;
    this.#writeForm(query);
    const problem = document.querySelector('#tags-problem');
    try {
      this.#show(query, answersTo(questionOf(query), this.#index));
      problem?.replaceChildren();
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      problem?.replaceChildren(words);
      this.#bar.refuse(query, words);
    }
  }

  #show(query: Query, answers: Answers): void {
    const isAsked = writeQuery(query) !== '';
    document.documentElement.classList.toggle('filtered', isAsked);
    // With an unknown issue, the headings would have nothing below them.
    const isKnown = this.#issues.some(({ dataset }) => dataset.issue === query.issue);
    document.documentElement.classList.toggle('one-issue', isKnown);
    for (const issue of this.#issues) {
      issue.hidden = query.issue !== '' && issue.dataset.issue !== query.issue;
    }
    const words = wordsOf(fold(query.q));
    const shown = show(this.#index, answers);
    this.#intros.fold(
      shown.flatMap((part) => foldOf(part, !isAsked || isWhole(part, query, answers), words)),
    );
    this.#bar.tell(query, this.#index, answers);
    this.#form.querySelector<HTMLElement>('[type=reset]')?.toggleAttribute('hidden', !isAsked);
    highlight(query.q, words.length === 0 ? [] : shownElements(answers));
  }

  // If the target of the URL's fragment is hidden by the query, clear the query.
  #uncover(): void {
    const target = location.hash === '' ? null : document.getElementById(idIn(location.hash));
    if (target?.closest('[hidden]') || (target && target.getClientRects().length === 0)) {
      this.#answer(askNothing);
      target.scrollIntoView();
    }
  }

  #readForm(): Query {
    const fields = new FormData(this.#form);
    return {
      q: String(fields.get('q') ?? ''),
      tags: String(fields.get('tags') ?? ''),
      verdict: fields.getAll('verdict').map(String),
      issue: this.#query.issue,
      flaky: String(fields.get('flaky') ?? ''),
    };
  }

  #writeForm({ q, tags, verdict, flaky }: Query): void {
    for (const field of this.#form.querySelectorAll('input')) {
      if (field.type === 'checkbox') {
        field.checked = field.name === 'flaky' ? flaky !== '' : verdict.includes(field.value);
      } else if (field !== document.activeElement) {
        field.value = field.name === 'q' ? q : tags;
      }
    }
  }
}

// Words that occur everywhere do not filter anything.
function isWhole(part: Part, query: Query, answers: Answers): boolean {
  const isAskedForWords = writeQuery({ ...query, q: '' }) === '';
  return (
    isAskedForWords &&
    part.scenarios.every((one) => answers.has(one)) &&
    part.parts.every((inner) => isWhole(inner, query, answers))
  );
}

// Opens an introduction if the searched words occur in it.
function foldOf({ intro, introText }: Part, isOpen: boolean, words: readonly string[]): Fold[] {
  return intro === null ? [] : [[intro, isOpen || words.some((word) => introText().includes(word))]];
}

/** The elements to highlight: the parts above each result, then the scenario itself. */
function* shownElements(answers: Answers): Generator<Element> {
  const seen = new Set<Element>();
  for (const { element } of answers.keys()) {
    const above: Element[] = [];
    for (let part = partAbove(element); part && !seen.has(part); part = partAbove(part)) {
      seen.add(part);
      above.push(part);
    }
    yield* above.toReversed().flatMap(headOf);
    yield element;
  }
}

function partAbove(element: Element): Element | null | undefined {
  return element.parentElement?.closest('.rule, .feature, .chapter');
}
