import type { EntryPage } from '../../../audit/entry-reader';
import { countOf } from '../../../domain/count-of';
import type { ListQuestion } from '../list-question';
import { entryRow, entryTable } from './entry-rows';
import { filterForm } from './filter-form';
import { type Html, html } from './markup';
import { framed, type PageContext } from './page-frame';

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
    const words = cursor === undefined ? 'No entry matches.' : 'No older entry matches.';
    const hint =
      question.search !== undefined &&
      ' The search finds what is exactly the event type, the actor, the subject or another field that has a filter.';
    return framed(
      context,
      'Entries',
      html`<h1 class="for-ears">Entries</h1>${form}<p class="empty">${words}${hint}</p>`,
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
