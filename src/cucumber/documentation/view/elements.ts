import { withoutTerminalCodes } from '../../ground/text';
import type { CaseVerdict } from '../../run/run';
import { type Html, type HtmlPart, html, trustedHtml } from '../html';
import { isHarmless } from '../is-harmless';
import { describeDate, describeMinute } from '../words/describe-moment';
import { otherShapes, verdictLooks } from '../words/verdict-looks';

// The small elements from which the sections of the page are built.

/** The content of a heading. */
export interface Heading {
  readonly id: string;
  /** From 2 to 6. */
  readonly level: number;
  readonly name: HtmlPart;
  /** Shown before the name. */
  readonly mark?: HtmlPart;
}

/** A heading with a link to itself, in the `#` after the name. */
export function renderHeading({ id, level, name, mark }: Heading): Html {
  const tag = trustedHtml(`h${Math.min(level, 6)}`);
  return html`<${tag} class="title">${mark}${mark && ' '}<span class="name">${name}</span> <a class="self" href="${addressOf(id)}" aria-label="Link to this">#</a></${tag}>`;
}

/** A link to a part of the page. */
export function renderReference(id: string, name: HtmlPart): Html {
  return html`<a href="${addressOf(id)}">${name}</a>`;
}

/** A link. An address that is not safe, such as a script, is shown as text. */
export function renderLink(address: string, text: Html | string = address): Html {
  return isHarmless(address) ? html`<a href="${address}" rel="noreferrer">${text}</a>` : html`${text}`;
}

/** Tags, each with a link to all scenarios that have it. */
export function renderTags(tags: readonly string[]): Html | false {
  return (
    tags.length > 0 &&
    html`<p class="tags">${tags.map((tag) => html`<a href="?tags=${encodeURIComponent(asExpression(tag))}">${tag}</a> `)}</p>`
  );
}

// Escapes the operators of tag expressions. A URL cannot contain half of a surrogate pair.
function asExpression(tag: string): string {
  return tag.toWellFormed().replaceAll(/[\\()\s]/g, '\\$&');
}

/** A verdict as shape, word and colour; `word` replaces the name of the verdict. */
export function renderBadge(verdict: CaseVerdict, word: string = verdict): Html {
  return html`<span class="badge ${colourOf(verdict)}">${renderShape(verdict)} ${word}</span>`;
}

/** Only the shape, where the word is shown beside it anyway. */
export function renderShape(verdict: CaseVerdict): Html {
  // The size is an attribute, because a mail program or a build server may block the style sheet.
  return html`<svg class="shape" aria-hidden="true" width="16" height="16" fill="currentColor"><use href="#shape-${colourOf(verdict)}"/></svg>`;
}

/** Plain text: without terminal codes, and with interleaving ids as buttons that copy them. */
export function renderText(text: string): Html {
  const parts = withoutTerminalCodes(text).split(replayId);
  return html`${parts.map((part, index) => (index % 2 === 1 ? renderReplayId(part) : part))}`;
}

/** The id of an interleaving. Without scripts it can be selected as text. */
export function renderReplayId(id: string): Html {
  return html`<button type="button" class="copy" data-copy="${id}" title="Copy, to replay it">${id}</button>`;
}

/** Preformatted text. The end of a long text is folded, so that readers need not scroll past it. */
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
  // The folded part of a very long text is not printed: a log of one megabyte would fill a hundred sheets of paper.
  const isForScreen = left > printedLinesMax || rest.length > charactersShown;
  return isLong
    ? html`<pre>${renderText(shown)}</pre><details class="rest${isForScreen && ' unprinted'}"><summary>${more}</summary><pre>${renderText(rest)}</pre></details>${isForScreen && html`<p class="printed note">${more} are not printed: they are in this place of the page, on a screen.</p>`}`
    : html`<pre>${renderText(text)}</pre>`;
}

const printedLinesMax = 100;

const linesShown = 40;
const charactersShown = 8000;

/** A table that scrolls horizontally if necessary. */
export function renderScrollable(table: Html, columns: number, label: string): Html {
  return columns <= columnsThatFit
    ? table
    : html`<div class="scrolls" role="group" tabindex="0" aria-label="${label}">${table}</div>`;
}

/** The day of a moment, if it is known. In UTC, so that it is the same for all readers. */
export function renderDay(moment: string | undefined): Html | undefined {
  return moment === undefined
    ? undefined
    : html`<time datetime="${moment}">${day.format(new Date(moment))}</time>`;
}

/** The date of a moment. Undefined if the run's clock counted from its start, or from the start of the machine, instead of a date. */
export function renderDate(moment: string | null): Html | undefined {
  return moment === null || describeDate(moment) === undefined ? undefined : renderMinute(moment);
}

/** A moment, to the minute. */
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

/** The shapes of all badges. They are defined once in the page; badges refer to them. */
export const badgeShapes: Html = html`<svg class="shapes" aria-hidden="true" width="0" height="0">${[
  ...shapes,
].map(
  ([name, shape]) => html`<symbol id="shape-${name}" viewBox="0 0 16 16">${trustedHtml(shape)}</symbol>`,
)}</svg>`;

/** The shape of a verdict as a separate image, for the browser tab. Its colours are visible on light and dark backgrounds. */
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

/** The CSS class of a verdict. Verdicts without a shape of their own share one. */
function colourOf(verdict: CaseVerdict): string {
  return shapes.has(verdict) ? verdict : 'other';
}

// The lookbehind anchors the match to the start of a word. Otherwise a long row of digits would take quadratic time.
const replayId = /((?<![0-9a-z)+])(?:\+?(?:[0-9a-z]|\([0-9a-z]+\)))+\.?~[0-9a-f]{6})(?![0-9a-z])/;

/** A table with more columns may be wider than a phone. Words are not broken, so the table scrolls by itself, also by keyboard. */
const columnsThatFit = 1;

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
