import { withoutTerminalCodes } from '../../ground/text';
import type { CaseVerdict } from '../../run/run';
import { type Html, type HtmlPart, html, trustedHtml } from '../html';
import { isHarmless } from '../is-harmless';
import { describeDate, describeMinute } from '../words/describe-moment';
import { otherShapes, verdictLooks } from '../words/verdict-looks';

// The small parts that the sections of the page are made of.

/** What a heading shows. */
export interface Heading {
  readonly id: string;
  /** From 2 to 6. */
  readonly level: number;
  readonly name: HtmlPart;
  /** What stands before the name. */
  readonly mark?: HtmlPart;
}

/** A heading that can be linked to: the link is in the sign behind it. */
export function renderHeading({ id, level, name, mark }: Heading): Html {
  const tag = trustedHtml(`h${Math.min(level, 6)}`);
  return html`<${tag} class="title">${mark}${mark && ' '}<span class="name">${name}</span> <a class="self" href="${addressOf(id)}" aria-label="Link to this">#</a></${tag}>`;
}

/** A link to a part of the page. */
export function renderReference(id: string, name: HtmlPart): Html {
  return html`<a href="${addressOf(id)}">${name}</a>`;
}

/** A link as a reader expects it; an address of any other kind, such as a script, is shown as text. */
export function renderLink(address: string, text: Html | string = address): Html {
  return isHarmless(address) ? html`<a href="${address}" rel="noreferrer">${text}</a>` : html`${text}`;
}

/** Tags, each of which leads to all that bear it. */
export function renderTags(tags: readonly string[]): Html | false {
  return (
    tags.length > 0 &&
    html`<p class="tags">${tags.map((tag) => html`<a href="?tags=${encodeURIComponent(asExpression(tag))}">${tag}</a> `)}</p>`
  );
}

// What a tag expression would read as its own signs. Half of a surrogate pair is no text that an address can have.
function asExpression(tag: string): string {
  return tag.toWellFormed().replaceAll(/[\\()\s]/g, '\\$&');
}

/** A verdict by shape, word and colour; or something that looks like one, under another word. */
export function renderBadge(verdict: CaseVerdict, word: string = verdict): Html {
  return html`<span class="badge ${colourOf(verdict)}">${renderShape(verdict)} ${word}</span>`;
}

/** The shape alone, for where the word stands beside it anyway. */
export function renderShape(verdict: CaseVerdict): Html {
  // With a size of its own, for where no style sheet is let in: a mail, a build server.
  return html`<svg class="shape" aria-hidden="true" width="16" height="16" fill="currentColor"><use href="#shape-${colourOf(verdict)}"/></svg>`;
}

/** Text as it is: without the colours of a terminal, and with ids of interleavings that copy on click. */
export function renderText(text: string): Html {
  const parts = withoutTerminalCodes(text).split(replayId);
  return html`${parts.map((part, index) => (index % 2 === 1 ? renderReplayId(part) : part))}`;
}

/** The id of an interleaving. Without scripts it is text that can be selected. */
export function renderReplayId(id: string): Html {
  return html`<button type="button" class="copy" data-copy="${id}" title="Copy, to replay it">${id}</button>`;
}

/** Text in lines of its own. The end of a long one is folded: nobody scrolls past 300 lines to see what comes next. */
export function renderBlock(text: string): Html {
  const lines = text.split('\n');
  const shown = lines.slice(0, linesShown).join('\n').slice(0, charactersShown);
  const rest = text.slice(shown.length).replace(/^\n/, '');
  const isLong = lines.length > linesShown * 1.5 || text.length > charactersShown * 1.5;
  const left = rest.split('\n').length;
  const more =
    left > 1
      ? `${left.toLocaleString('en')} more lines`
      : `${rest.length.toLocaleString('en')} more characters`;
  // A log of a megabyte would be a hundred sheets, and nobody would find anything else.
  const isForScreen = left > printedLinesMax || rest.length > charactersShown;
  return isLong
    ? html`<pre>${renderText(shown)}</pre><details class="rest${isForScreen && ' unprinted'}"><summary>${more}</summary><pre>${renderText(rest)}</pre></details>${isForScreen && html`<p class="printed note">${more} are not printed: they are in this place of the page, on a screen.</p>`}`
    : html`<pre>${renderText(text)}</pre>`;
}

const printedLinesMax = 100;

const linesShown = 40;
const charactersShown = 8000;

/** A table that scrolls sideways where it must. */
export function renderScrollable(table: Html, columns: number, label: string): Html {
  return columns <= columnsThatFit
    ? table
    : html`<div class="scrolls" role="group" tabindex="0" aria-label="${label}">${table}</div>`;
}

/** The day of a moment, if it is known. The same for all readers, wherever they are. */
export function renderDay(moment: string | undefined): Html | undefined {
  return moment === undefined
    ? undefined
    : html`<time datetime="${moment}">${day.format(new Date(moment))}</time>`;
}

/** When something of a run happened; undefined where its clock began with the run, or with the machine, and knows no date. */
export function renderDate(moment: string | null): Html | undefined {
  return moment === null || describeDate(moment) === undefined ? undefined : renderMinute(moment);
}

/** A moment to the minute. */
export function renderMinute(moment: string): Html {
  return html`<time datetime="${moment}">${describeMinute(moment)}</time>`;
}

function addressOf(id: string): string {
  return `#${encodeURI(id.toWellFormed())}`;
}

const shapes: ReadonlyMap<string, string> = new Map([
  ...Object.entries(verdictLooks).map(([verdict, { shape }]) => [verdict, shape] as const),
  ...Object.entries(otherShapes),
]);

/** All shapes, once in a page; badges refer to them. */
export const badgeShapes: Html = html`<svg class="shapes" aria-hidden="true" width="0" height="0">${[
  ...shapes,
].map(
  ([name, shape]) => html`<symbol id="shape-${name}" viewBox="0 0 16 16">${trustedHtml(shape)}</symbol>`,
)}</svg>`;

/** The shape of a verdict as a picture of its own, for the tab of a browser; its colours can be seen on light and on dark. */
export function iconOf(verdict: CaseVerdict): string {
  const name = colourOf(verdict);
  const colour = iconColours[name] ?? '#6e7781';
  const style = `<style>path,circle{fill:${colour}}.on{fill:none;stroke:#fff;stroke-width:1.8}.line{fill:none;stroke:${colour};stroke-width:1.8}</style>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${style}${shapes.get(name) ?? ''}</svg>`;
}

const iconColours: Readonly<Record<string, string>> = {
  holds: '#1a7f54',
  broken: '#d1242f',
  compromised: '#bf3989',
};

/** The class of a verdict; those without one of their own share the quiet one. */
function colourOf(verdict: CaseVerdict): string {
  return shapes.has(verdict) ? verdict : 'other';
}

// Only where a word begins: a long row of digits would be read once for each of them.
const replayId = /((?<![0-9a-z)+])(?:\+?(?:[0-9a-z]|\([0-9a-z]+\)))+\.?~[0-9a-f]{6})(?![0-9a-z])/;

/** Tables of more columns may be wider than a phone, where no word is to be broken; they scroll by themselves, by keyboard too. */
const columnsThatFit = 1;

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
