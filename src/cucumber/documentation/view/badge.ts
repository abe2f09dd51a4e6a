import type { CaseVerdict } from '../../run/run';
import type { Verdict } from '../../verdicts/verdict';
import { type Html, html, trustedHtml } from '../html';

// Shapes that differ without their colour and at the size of a letter.
const tick = '<path class="on" d="m4.6 8.3 2.3 2.4 4.5-5.2"/>';
const cross = '<path class="on" d="m5.2 5.2 5.6 5.6m0-5.6-5.6 5.6"/>';
const shapes = {
  holds: `<circle cx="8" cy="8" r="7"/>${tick}`,
  captured:
    '<path class="line" d="M5 1.5H1.5V5m9.5-3.5h3.5V5m0 6v3.5H11m-6 0H1.5V11"/><circle cx="8" cy="8" r="3.6"/>',
  broken: `<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z"/>${cross}`,
  fixed: '<path d="m8 .6 2.1 4.9 5.3.5-4 3.5 1.2 5.2L8 12l-4.6 2.7 1.2-5.2-4-3.5 5.3-.5z"/>',
  shifted: '<path d="M1 3h7V.5L15.5 8 8 15.5V13H1z"/>',
  compromised: '<path d="m8 .3 7.7 7.7L8 15.7.300 8z"/><path class="on" d="M8 4.5v4.3m0 2.5v.2"/>',
  other: '<circle class="line" cx="8" cy="8" r="6.2"/><path class="line" d="M5 8h6"/>',
} satisfies Readonly<Record<Verdict | 'other', string>>;

/** All shapes, once in a page; badges refer to them. */
export const badgeShapes: Html = html`<svg class="shapes" aria-hidden="true" width="0" height="0">${Object.entries(
  shapes,
).map(
  ([name, shape]) => html`<symbol id="shape-${name}" viewBox="0 0 16 16">${trustedHtml(shape)}</symbol>`,
)}</svg>`;

/** A verdict by shape, word and colour. */
export function renderBadge(verdict: CaseVerdict): Html {
  return html`<span class="badge ${colourOf(verdict)}">${renderShape(verdict)}${verdict}</span>`;
}

/** The shape alone, for where the word stands beside it anyway. */
export function renderShape(verdict: CaseVerdict): Html {
  return html`<svg class="shape" aria-hidden="true"><use href="#shape-${colourOf(verdict)}"/></svg>`;
}

/** The class of a verdict; those without one of their own share the quiet one. */
function colourOf(verdict: CaseVerdict): string {
  return verdict in shapes ? verdict : 'other';
}
