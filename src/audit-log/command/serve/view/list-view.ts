import type { EntryPage } from '../../../audit/entry-reader';
import { countOf } from '../../../domain/count-of';
import { filterNames } from '../../filter-options';
import type { ListQuestion } from '../list-question';
import { entryRow, entryTable } from './entry-rows';
import { FIELD_LABELS } from './field-labels';
import { filterForm, LABEL_LENGTH_MAX } from './filter-form';
import type { Links } from './links';
import { type Html, html } from './markup';
import { framed, type PageContext } from './page-frame';
import { shortText } from './shown-text';

/** The entries that an address asks for. */
export function listView(
  context: PageContext,
  question: ListQuestion,
  { entries, nextCursor }: EntryPage,
): Html {
  const { links } = context;
  const { cursor } = question;
  const form = filterForm(question, links);
  if (entries.length === 0) {
    return framed(
      context,
      'Entries',
      html`<h1 class="for-ears">Entries</h1>${form}${nothingView(question, links)}`,
    );
  }
  const caption = cursor === undefined ? 'Newest entries' : 'Older entries';
  const table = entryTable(
    caption,
    entries.map((entry) => entryRow(entry, links)),
  );
  const count = countOf(entries.length, 'entry', 'entries');
  return framed(
    context,
    'Entries',
    html`<h1 class="for-ears">Entries</h1>${form}
${table}
<nav class="paging" aria-label="Paging">
${cursor !== undefined && html`<a href="${links.list({ ...question, cursor: undefined })}">Newest</a>`}
<span>${count}${nextCursor === undefined && ', no older ones'}</span>
${nextCursor !== undefined && html`<a href="${links.list({ ...question, cursor: nextCursor })}" rel="next">Older</a>`}
</nav>`,
  );
}

/** Why nothing is there: a search looks only among the entries that the filters let through. */
function nothingView(question: ListQuestion, links: Links): Html {
  const { cursor, search, filters } = question;
  if (cursor !== undefined || search === undefined) {
    return html`<p class="empty">${cursor === undefined ? 'No entry matches.' : 'No older entry matches.'}</p>`;
  }
  const kept = filterNames().flatMap((name) => {
    const value = filters[name];
    return value === undefined ? [] : [html`${FIELD_LABELS[name]} (${shortText(value, LABEL_LENGTH_MAX)})`];
  });
  const [noun, them] = kept.length === 1 ? ['filter', 'it'] : ['filters', 'them'];
  const without = links.list({ ...question, filters: {} });
  return html`<p class="empty">No entry matches.${
    kept.length > 0 &&
    html` The search kept the ${noun} ${kept.map((each, index) => html`${index > 0 && ', '}${each}`)}: <a href="${without}">search without ${them}</a>.`
  } The search finds what is exactly the event type, the actor, the subject or another field that has a filter.</p>`;
}
