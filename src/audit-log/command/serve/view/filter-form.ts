import type { EntryFilter } from '../../../domain/filter';
import { filterNames } from '../../filter-options';
import { visibleText } from '../../visible-text';
import { type ListQuestion, newestEntries } from '../list-question';
import { FIELD_LABELS } from './field-labels';
import type { Links } from './links';
import { type Html, html } from './markup';
import { shortText } from './shown-text';

const HINTS: Readonly<Partial<Record<keyof EntryFilter, string>>> = {
  eventType: 'plan.deleted, plan.*',
  since: '2h, today, 2026-11-26',
  until: '15m, yesterday',
};

/** How far people look back at first. */
const SPANS = [
  ['15m', '15 minutes'],
  ['1h', 'hour'],
  ['1d', 'day'],
  ['7d', 'week'],
] as const;

/** How many characters of a filter its label shows. */
export const LABEL_LENGTH_MAX = 60;

/** What can be asked, as one form: it works without a script, and its address can be shared. */
export function filterForm(question: ListQuestion, links: Links): Html {
  const { filters, search, limit } = question;
  const count = Object.keys(filters).length;
  return html`<form role="search" action="${links.list()}">
<div class="search">
<label class="for-ears" for="q">Search</label>
<input type="search" id="q" name="q" value="${visibleText(search ?? '')}" placeholder="An actor, a subject, a request, an id …" aria-describedby="about-q" autocomplete="off" spellcheck="false">
<button>Search</button>
</div>
<p class="for-ears" id="about-q">Finds entries of which one field is exactly this.</p>
${limit !== newestEntries.limit && html`<input type="hidden" name="limit" value="${limit}">`}
<details class="filters">
<summary>Filters${count > 0 && html` <small>${count}</small>`}</summary>
<div class="fields">
${filterNames().map((name) => filterField(name, filters[name]))}
</div>
<p><button>Show entries</button> All that are given must hold, each exactly.</p>
</details>
</form>
<div class="asked">
${spans(question, links)}
${labels(question, links)}
</div>`;
}

function filterField(name: keyof EntryFilter, value = ''): Html {
  return html`<div><label for="${name}">${FIELD_LABELS[name]}</label><input id="${name}" name="${name}" value="${visibleText(value)}" placeholder="${HINTS[name] ?? ''}" autocomplete="off" spellcheck="false"></div>
`;
}

function spans(question: ListQuestion, links: Links): Html {
  const { since, ...others } = question.filters;
  const span = (words: string, text: string | undefined) => {
    const filters = text === undefined ? others : { ...others, since: text };
    const href = links.list({ ...question, filters, cursor: undefined });
    return html`<a href="${href}"${since === text && html` aria-current="true"`}>${words}</a>
`;
  };
  return html`<nav class="spans" aria-label="How far back">Last ${SPANS.map(([text, words]) => span(words, text))}${span('all', undefined)}</nav>`;
}

/** The filters in force, each with a link that removes it. */
function labels(question: ListQuestion, links: Links): Html | undefined {
  const { filters, search } = question;
  const without = (name: keyof EntryFilter) => {
    const { [name]: _, ...others } = filters;
    return links.list({ ...question, filters: others, cursor: undefined });
  };
  const asked = [
    ...(search === undefined
      ? []
      : [label('Search', search, links.list({ ...question, search: undefined, cursor: undefined }))]),
    ...filterNames().flatMap((name) => {
      const value = filters[name];
      return value === undefined ? [] : [label(FIELD_LABELS[name], value, without(name))];
    }),
  ];
  return asked.length === 0 ? undefined : html`<ul class="labels" aria-label="Asked">${asked}</ul>`;
}

function label(name: string, value: string, href: string): Html {
  return html`<li><span>${name}</span> ${shortText(value, LABEL_LENGTH_MAX)} <a href="${href}" aria-label="Without ${name}">×</a></li>`;
}
