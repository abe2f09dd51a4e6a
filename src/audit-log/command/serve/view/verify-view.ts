import { countOf } from '../../../domain/count-of';
import type { VerifyProgress } from '../../../integrity/verify-options';
import type { VerifyReport } from '../../../integrity/verify-report';
import type { IntegrityFault } from '../../../ports/integrity';
import { reportCounts } from '../../verify/report-counts';
import { limitWords, uncheckedWords, verdictWords } from '../../verify/verdict-words';
import type { FoundReport } from '../verification';
import { timeView } from './entry-rows';
import type { Links } from './links';
import { type Html, html } from './markup';
import { framed, type PageContext } from './page-frame';
import { shownText } from './shown-text';

/** How many faults are listed; `audit-race verify --json` has all. */
const LISTED_MAX = 200;

/** What was found last, and a way to look now. */
export function verifyView(context: PageContext, last: FoundReport | undefined): Html {
  const { links } = context;
  return framed(
    context,
    'Verification',
    html`<h1>Verification</h1>
${lastView(last, links)}
<p><a class="button" href="${links.verifyNow()}">Verify ${last === undefined ? 'now' : 'again'}</a> It reads the whole log, beside whatever else goes on.</p>`,
  );
}

function lastView(last: FoundReport | undefined, links: Links): Html {
  return last === undefined
    ? html`<p class="empty">Nobody has looked yet whether the log is as it was stored.</p>`
    : html`<p class="note">Looked at ${timeView(new Date(last.at).toISOString())} UTC</p>${reportView(last.report, links)}`;
}

/** How far it is: each step hides those before it, so that this works without a script. */
export function progressView({ doneEntries, totalEntries }: VerifyProgress): Html {
  return html`<p class="step"><progress max="${Math.max(totalEntries, doneEntries, 1)}" value="${doneEntries}" aria-label="How far it is"></progress> ${doneEntries} of ${countOf(totalEntries, 'entry', 'entries')} verified</p>
`;
}

/** What was found. */
export function reportView(report: VerifyReport, links: Links): Html {
  const { isIntact, faults, faultCount } = report;
  const more = faultCount - LISTED_MAX;
  return html`<p class="verdict ${isIntact ? 'good' : 'bad'}">${verdictWords(report)}</p>
${uncheckedWords(report).map((words) => html`<p class="bad">${words}</p>`)}
<ul class="counts">${reportCounts(report).map((count) => html`<li>${count}</li>`)}</ul>
${faultCount > 0 && html`<h2>What is wrong</h2><ol class="faults">${faults.slice(0, LISTED_MAX).map((fault) => faultView(fault, links))}</ol>`}
${more > 0 && html`<p>… and ${more} more: <code>audit-race verify --json</code> has them.</p>`}
<h2>What this cannot show</h2>
<ul class="note">${limitWords(report).map((words) => html`<li>${words}</li>`)}
<li><code>audit-race verify --checkpoint</code> holds the log against one that was kept elsewhere.</li></ul>`;
}

function faultView({ kind, id, writer, batch, what }: IntegrityFault, links: Links): Html {
  return html`<li><strong class="bad">${kind}</strong> ${shownText(what)}${
    id !== undefined && html` <a data-row href="${links.entry(id)}">${shownText(id)}</a>`
  }${writer !== undefined && html` <small>writer ${shownText(writer)}${batch !== undefined && html`, batch ${batch}`}</small>`}</li>
`;
}
