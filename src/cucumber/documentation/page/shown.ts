import { type Query, type Question, writeQuery } from './query';
import type { FoundBy } from './scenarios';

/** Shows what answers a query, and hides the rest with the headings that have nothing left below them. */
export function show(scenarios: readonly FoundBy[], question: Question, query: Query): number {
  const kept = new Set<Element>();
  let count = 0;
  for (const scenario of scenarios) {
    const found = question(scenario);
    scenario.element.hidden = found === 0;
    count += found;
    for (const above of found > 0 ? sectionsAbove(scenario.element) : []) {
      kept.add(above);
    }
  }
  for (const section of document.querySelectorAll<HTMLElement>('.rule, .feature, .chapter')) {
    section.hidden = !kept.has(section);
  }
  for (const issue of document.querySelectorAll<HTMLElement>('.issue')) {
    issue.hidden = query.issue !== '' && issue.dataset.issue !== query.issue;
  }
  document.body.classList.toggle('filtered', writeQuery(query) !== '');
  document.body.classList.toggle('one-issue', query.issue !== '');
  showContents();
  return count;
}

// The list of contents follows what is shown.
function showContents(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.contents a')) {
    const target = document.getElementById(idIn(link.hash));
    if (link.parentElement) {
      link.parentElement.hidden = target?.getClientRects().length === 0;
    }
  }
}

/** The id behind the `#` of an address. What somebody typed there may be no code of anything: then it is taken as it is. */
export function idIn(hash: string): string {
  const written = hash.slice(1);
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

function sectionsAbove(element: Element): Element[] {
  return ['.rule', '.feature', '.chapter'].flatMap((selector) => element.closest(selector) ?? []);
}
