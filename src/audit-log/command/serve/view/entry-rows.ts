import type { AuditEntry } from '../../../domain/entry';
import { toneOf } from '../../showing/entry-table';
import type { Links } from './links';
import { type Html, html } from './markup';
import { shortText } from './shown-text';

/** How many characters of a text a table shows; the page of the entry has all. */
const CELL_LENGTH_MAX = 240;

/** A table of entries. Its roles are written out, because a narrow screen shows the table as something else. */
export function entryTable(caption: string, rows: readonly Html[]): Html {
  return html`<table role="table">
<caption class="for-ears">${caption}</caption>
<thead role="rowgroup"><tr role="row">
<th role="columnheader" scope="col">Time <small>UTC</small></th>
<th role="columnheader" scope="col">Event type</th>
<th role="columnheader" scope="col">Actor</th>
<th role="columnheader" scope="col">Subject</th>
<th role="columnheader" scope="col">Outcome</th>
</tr></thead>
<tbody role="rowgroup">
${rows}</tbody>
</table>`;
}

/** One entry, with a link to its page, unless it is the entry that the page is about. */
export function entryRow(entry: AuditEntry, links: Links, isThis = false): Html {
  const { id, time, eventType, actor, subject, outcome } = entry;
  const name = shortText(eventType, CELL_LENGTH_MAX);
  return html`<tr role="row"${isThis && html` class="this"`}>
<td role="cell" class="time">${timeView(time)}</td>
<td role="cell" class="type">${isThis ? html`<span aria-current="true">${name}</span>` : html`<a data-row href="${links.entry(id)}">${name}</a>`}</td>
<td role="cell">${cell(actor)}</td>
<td role="cell">${cell(subject)}</td>
<td role="cell">${outcome !== undefined && outcomeView(outcome)}</td>
</tr>
`;
}

/** A row that says how many there are between two others. */
export function gapRow(words: Html): Html {
  return html`<tr role="row" class="gap"><td role="cell" colspan="5">${words}</td></tr>
`;
}

/** A time to the millisecond, with its day apart. */
export function timeView(time: string): Html {
  const [day, hour = ''] = time.split('T');
  return html`<time datetime="${time}"><span class="day">${day}</span> ${hour.replace('Z', '')}</time>`;
}

/** An outcome, in a colour that says it again. */
export function outcomeView(outcome: string): Html {
  return html`<span class="outcome ${toneOf(outcome) ?? ''}">${shortText(outcome, CELL_LENGTH_MAX)}</span>`;
}

function cell(text: string | undefined): Html | undefined {
  return text === undefined ? undefined : shortText(text, CELL_LENGTH_MAX);
}
