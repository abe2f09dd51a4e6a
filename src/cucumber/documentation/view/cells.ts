import { type Html, html } from '../html';

/** Tables of more columns may be wider than a phone; they scroll by themselves, by keyboard too. */
const columnsThatFit = 3;

/** A table that scrolls sideways where it must. */
export function renderScrollable(table: Html, columns: number, label: string): Html {
  return columns <= columnsThatFit
    ? table
    : html`<div class="scrolls" role="group" tabindex="0" aria-label="${label}">${table}</div>`;
}

/** The table below a step: the first row is set as a head only where the suite's table reads as one. */
export function renderStepTable(rows: readonly (readonly string[])[]): Html {
  const columns = rows[0]?.length ?? 0;
  const table = html`<table class="cells">${rows.map(
    (row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</table>`;
  return renderScrollable(table, columns, 'Table of the step');
}
