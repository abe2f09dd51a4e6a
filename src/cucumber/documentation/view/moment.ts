import { type Html, html } from '../html';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const minute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** The day of a moment, if it is known. The same for all readers, wherever they are. */
export function renderDay(moment: string | undefined): Html | undefined {
  return moment === undefined
    ? undefined
    : html`<time datetime="${moment}">${day.format(new Date(moment))}</time>`;
}

/** A moment to the minute. */
export function renderMinute(moment: string): Html {
  return html`<time datetime="${moment}">${minute.format(new Date(moment))} UTC</time>`;
}
