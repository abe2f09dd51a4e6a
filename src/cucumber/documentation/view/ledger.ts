import type { IssueStanding, LedgerScenario } from '../../ledger/issue-ledger';
import type { Documentation } from '../documentation';
import { evidenceOf, hasFailed } from '../evidence';
import { type Html, html } from '../html';
import type { Issue } from '../issues';
import { count } from '../verdict-words';
import { renderBadge } from './badge';
import { renderHeading } from './heading';
import { renderLifeLine } from './life-line';
import { renderLink } from './links';
import { renderProofs } from './proof-table';

/** The ledger of issues: each with its life line, its scenarios, and what shows that these can fail. */
export function renderLedger({ issues }: Documentation): Html | false {
  return (
    issues.length > 0 &&
    html`<section class="ledger" id="issues" tabindex="-1">
${renderHeading({ id: 'issues', level: 2, name: 'Issues' })}
${issues.map(renderIssue)}
</section>
`
  );
}

const standingWords: Readonly<Record<IssueStanding, string>> = {
  captured: 'captured, not fixed yet',
  guarded: 'fixed and guarded',
  red: 'needs somebody: see its scenarios',
  notRun: 'was not run as a whole',
};

function renderIssue(issue: Issue): Html {
  const { issue: number, standing, scenarios, proofs, tracker, link } = issue;
  const id = `issue-${number}`;
  const name = html`#${number} ${tracker?.title} <span class="state">${standingWords[standing]}</span>`;
  return html`<section class="issue ${standing}" id="${id}" tabindex="-1" data-issue="${number}">
${renderHeading({ id, level: 3, name })}
${renderLifeLine(issue)}
<ul class="bearers">${scenarios.map(renderBearer)}</ul>
${standing === 'guarded' && !evidenceOf(proofs).some(hasFailed) && renderUnproven(scenarios.length)}${renderProofs(proofs)}
<p class="more"><a href="?issue=${number}">Only its scenarios</a> ${link !== null && renderLink(link, `#${number} in the tracker`)}</p>
</section>
`;
}

function renderBearer({ id, name, at, verdict }: LedgerScenario): Html {
  return html`<li>${renderBadge(verdict)} <a href="#${encodeURI(id)}">${name}</a> <span class="place">${at}</span></li>`;
}

function renderUnproven(scenarios: number): Html {
  return html`<p class="note">Nothing in this run shows that ${scenarios === 1 ? 'its scenario' : `any of its ${count(scenarios, 'scenario')}`} can fail.</p>`;
}
