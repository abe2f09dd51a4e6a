import { askNothing, type Query, questionOf, writeQuery } from './query';
import type { Index } from './scenarios';
import { type Answers, answersTo } from './shown';

/** One active filter, and the query without it. */
interface Filter {
  readonly words: string;
  readonly without: Query;
}

/** Shows the active filters above the page and the number of results, with a button to remove each filter. */
export class FilterBar {
  readonly #bar = document.querySelector<HTMLElement>('#filters');
  readonly #found = document.querySelector('#found');
  readonly #ask: (query: Query) => void;

  constructor(ask: (query: Query) => void) {
    this.#ask = ask;
  }

  /** Shows the result of a query. */
  tell(query: Query, index: Index, answers: Answers): void {
    const all = sum(index.scenarios.map(({ cases }) => cases.length));
    const found = sum([...answers.values()].map(({ length }) => length));
    const scenarios = all === 1 ? '1 scenario' : `${all.toLocaleString('en')} scenarios`;
    const words = writeQuery(query) === '' ? scenarios : `${found.toLocaleString('en')} of ${scenarios}`;
    this.#found?.replaceChildren(words);
    const filters = filtersOf(query);
    const isLost = found === 0 && filters.length > 0;
    this.#write(query, isLost ? [make('strong', 'No scenario fits.')] : [words]);
    if (isLost && filters.length > 1) {
      this.#bar?.append(waysBack(filters, index, this.#ask));
    }
  }

  /** Shows why a query is invalid. The page still shows the result of the previous query. */
  refuse(query: Query, problem: string): void {
    this.#write(query, [make('span', problem, 'problem')]);
  }

  #write(query: Query, words: readonly (string | Node)[]): void {
    const filters = filtersOf(query);
    this.#bar?.toggleAttribute('hidden', filters.length === 0);
    const line = make('p', '', 'asked');
    line.append(...words, ' ', ...filters.flatMap((filter) => [this.#button(filter), ' ']));
    const all = make('button', 'Show all');
    all.addEventListener('click', () => this.#clear(askNothing));
    line.append(all);
    this.#bar?.replaceChildren(line);
  }

  #button({ words, without }: Filter): HTMLElement {
    const button = make('button', words, 'filter');
    button.setAttribute('aria-label', `Remove the filter: ${words}`);
    button.append(make('span', ' \u00D7'));
    button.addEventListener('click', () => this.#clear(without));
    return button;
  }

  // The clicked button no longer exists after this. Move the focus to the next button, or to the search field.
  #clear(query: Query): void {
    this.#ask(query);
    const next =
      this.#bar?.querySelector<HTMLElement>('button') ?? document.querySelector<HTMLElement>('#text');
    (this.#bar?.hidden ? document.querySelector<HTMLElement>('#text') : next)?.focus({ preventScroll: true });
  }
}

/** The active filters, each with a description. */
function filtersOf(query: Query): Filter[] {
  const { q, tags, verdict, issue, flaky } = query;
  const shownIssue = /^\d+$/.test(issue) ? `#${issue}` : issue;
  return [
    { value: q, words: `words: ${q}`, without: { ...query, q: '' } },
    { value: tags, words: `tags: ${tags}`, without: { ...query, tags: '' } },
    ...verdict.map((value) => ({
      value,
      words: `verdict: ${value}`,
      without: { ...query, verdict: verdict.filter((one) => one !== value) },
    })),
    { value: issue, words: `issue: ${shownIssue}`, without: { ...query, issue: '' } },
    { value: flaky, words: 'flaky', without: { ...query, flaky: '' } },
  ].filter(({ value }) => value !== '');
}

/** For a query without results: how many results there would be without each of the filters. */
function waysBack(filters: readonly Filter[], index: Index, ask: (query: Query) => void): HTMLElement {
  const list = make('ul', '', 'ways-back');
  for (const { words, without } of filters) {
    const found = sum([...answersTo(questionOf(without), index).values()].map(({ length }) => length));
    if (found > 0) {
      const button = make('button', `${found.toLocaleString('en')} without ${words}`);
      button.addEventListener('click', () => ask(without));
      const item = make('li', '');
      item.append(button);
      list.append(item);
    }
  }
  return list;
}

function make(tag: string, words: string, className = ''): HTMLElement {
  const element = document.createElement(tag);
  element.append(words);
  element.className = className;
  if (element instanceof HTMLButtonElement) {
    element.type = 'button';
  }
  return element;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
