import type { AuditEntry } from '../../../domain/entry';
import type { EntryFilter } from '../../../domain/filter';
import { TIME_MS_MAX } from '../../../domain/strict-time';
import { filterNames } from '../../filter-options';
import { COLUMNS, type Column } from '../../showing/columns';
import { visibleText } from '../../visible-text';
import type { TiedEntries } from '../entry-ties';
import { detailsView } from './details-view';
import { entryRow, entryTable, gapRow, outcomeView, timeView } from './entry-rows';
import { FIELD_LABELS } from './field-labels';
import type { Links } from './links';
import { type Html, html } from './markup';
import { framed, type PageContext } from './page-frame';
import { shownText } from './shown-text';

/** "Around" an entry: a minute before it and after it. */
const AROUND_MS = 60_000;

const HEADINGS = {
  correlationId: 'Same correlation id',
  subject: 'Same subject',
  traceId: 'Same trace',
} as const;

/** All of one entry, and what belongs to it. */
export function entryView(context: PageContext, entry: AuditEntry, ties: readonly TiedEntries[]): Html {
  const { links } = context;
  const fields = COLUMNS.filter((column) => column !== 'details' && column !== 'eventType');
  return framed(
    context,
    visibleText(entry.eventType),
    html`<h1>${shownText(entry.eventType)}</h1>
<dl class="fields-of-entry">
${fields.map((column) => fieldView(entry, column, links))}
</dl>
<p class="ways"><a href="${links.allWith({ eventType: entry.eventType })}">All of this type</a>
<a href="${around(entry, links)}">All within a minute of it</a></p>
${entry.details !== undefined && html`<h2>Details</h2>${detailsView(entry.details)}`}
${ties.map((tied) => tieView(entry, tied, links))}`,
  );
}

function fieldView(entry: AuditEntry, column: Column, links: Links): Html | undefined {
  const value = entry[column];
  if (typeof value !== 'string') {
    return undefined;
  }
  const shown = column === 'outcome' ? outcomeView(value) : textView(column, value);
  return html`<div><dt>${FIELD_LABELS[column]}</dt><dd>${
    isFilter(column)
      ? html`<a href="${links.allWith({ [column]: value })}" title="All entries with this">${shown}</a>`
      : shown
  }</dd></div>
`;
}

function textView(column: Column, value: string): Html {
  return column === 'time' || column === 'occurredAt' ? timeView(value) : shownText(value);
}

function isFilter(column: string): column is keyof EntryFilter {
  return filterNames().some((name) => name === column);
}

function around({ time }: AuditEntry, links: Links): string {
  const at = Date.parse(time);
  // Where there is no earlier or later date, the link leaves that end open.
  const [since, until] = [at - AROUND_MS, at + AROUND_MS].map((each) =>
    Math.abs(each) > TIME_MS_MAX ? undefined : new Date(each).toISOString(),
  );
  return links.allWith({ ...(since && { since }), ...(until && { until }) });
}

function tieView(entry: AuditEntry, tied: TiedEntries, links: Links): Html {
  const { tie, value, later, earlier, hasMoreLater, hasMoreEarlier } = tied;
  const all = links.allWith({ [tie]: value });
  const isAlone = later.length + earlier.length === 0;
  const gap = gapRow(html`<a href="${all}">there are more: show all</a>`);
  const rows = [
    ...later.map((each) => entryRow(each, links)),
    ...(hasMoreLater ? [gap] : []),
    entryRow(entry, links, true),
    ...earlier.map((each) => entryRow(each, links)),
    ...(hasMoreEarlier ? [gap] : []),
  ];
  return html`<section>
<h2>${HEADINGS[tie]} <a class="value" href="${all}">${shownText(value)}</a></h2>
${isAlone ? html`<p class="empty">No other entry has it.</p>` : entryTable(HEADINGS[tie], rows)}
</section>`;
}
