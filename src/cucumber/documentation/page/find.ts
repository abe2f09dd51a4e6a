import { highlight } from './highlight';
import { type Query, questionOf, readQuery, writeQuery } from './query';
import type { FoundBy } from './scenarios';
import { idIn, show } from './shown';

/** Ties the form, the URL and the page together: each of them can ask, and all of them show what was asked. */
export class Find {
  readonly #scenarios: readonly FoundBy[];
  readonly #form: HTMLFormElement;
  #query: Query = readQuery('');

  constructor(scenarios: readonly FoundBy[], form: HTMLFormElement) {
    this.#scenarios = scenarios;
    this.#form = form;
  }

  /** Begins to listen, and answers what the URL asks. */
  start(): void {
    this.#form.addEventListener('input', () => this.#ask(this.#readForm(), 'replace'));
    this.#form.addEventListener('submit', (event) => event.preventDefault());
    this.#form.addEventListener('reset', () => this.#ask(readQuery(''), 'push'));
    addEventListener('popstate', () => this.#answer(readQuery(location.search)));
    addEventListener('hashchange', () => this.#uncover());
    document.addEventListener('click', (event) => this.#follow(event));
    this.#answer(readQuery(location.search));
    this.#uncover();
  }

  // Links of the page that only ask something else need no loading.
  #follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey);
    if (link?.getAttribute('href')?.startsWith('?') && isPlain) {
      event.preventDefault();
      this.#ask(readQuery(link.search), 'push');
      scrollTo(0, 0);
    }
  }

  #ask(query: Query, way: 'push' | 'replace'): void {
    const url = `${location.pathname}${writeQuery(query)}`;
    try {
      history[way === 'push' ? 'pushState' : 'replaceState'](null, '', url);
    } catch {
      // Some browsers let no page from the disk change its address; it still answers.
    }
    this.#answer(query);
  }

  #answer(query: Query): void {
    this.#query = query;
    this.#writeForm(query);
    const problem = document.querySelector('#tags-problem');
    try {
      const count = show(this.#scenarios, questionOf(query), query);
      this.#tell(count);
      problem?.replaceChildren();
    } catch (error) {
      problem?.replaceChildren(error instanceof Error ? error.message : String(error));
    }
    const shown = this.#scenarios.filter(({ element }) => !element.hidden).map(({ element }) => element);
    highlight(query.q, query.q === '' ? [] : shown);
  }

  #tell(count: number): void {
    const isAsked = writeQuery(this.#query) !== '';
    const all = this.#scenarios.reduce((sum, { cases }) => sum + cases.length, 0);
    const found = this.#form.querySelector('#found');
    const scenarios = all === 1 ? '1 scenario' : `${all} scenarios`;
    found?.replaceChildren(isAsked ? `${count} of ${scenarios}` : scenarios);
    this.#form.querySelector<HTMLElement>('[type=reset]')?.toggleAttribute('hidden', !isAsked);
  }

  // A link to something that the query hides asks to see it.
  #uncover(): void {
    const target = location.hash === '' ? null : document.getElementById(idIn(location.hash));
    if (target?.closest('[hidden]') || (target && target.getClientRects().length === 0)) {
      this.#answer(readQuery(''));
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
    };
  }

  #writeForm({ q, tags, verdict }: Query): void {
    for (const field of this.#form.querySelectorAll('input')) {
      if (field.type === 'checkbox') {
        field.checked = verdict.includes(field.value);
      } else if (field !== document.activeElement) {
        field.value = field.name === 'q' ? q : tags;
      }
    }
  }
}
