import { count } from '../../ground/text';
import type { LedgerIssue, LedgerScenario } from '../../ledger/issue-ledger';
import { describeHeldLate } from '../../run/held-late';
import { describeIssue } from '../../tags/issue';
import { describeWhere } from '../../tags/only-where';
import type { TagRule } from '../../tags/tag-rule';
import { greenVerdicts, verdicts } from '../../verdicts/verdict';
import type { Documentation, Issue } from '../documentation';
import { type Html, html } from '../html';
import { evidenceOf, hasFailed } from '../proofs/evidence';
import { standingWords } from '../words/standing-words';
import { wordsOf } from '../words/verdict-words';
import {
  renderBadge,
  renderBlock,
  renderDay,
  renderHeading,
  renderLink,
  renderReference,
  renderText,
} from './elements';
import { renderProofs } from './proof';

/** The ledger of issues: each with its life line, its scenarios, and the proofs that these can fail. */
export function renderIssues({ issues }: Documentation): Html | false {
  return (
    issues.length > 0 &&
    html`<section class="ledger" id="issues" tabindex="-1">
${renderHeading({ id: 'issues', level: 2, name: 'Issues' })}
${issues.map(renderIssue)}
</section>
`
  );
}

function renderIssue(issue: Issue): Html {
  const { issue: key, standing, scenarios, proofs, tracker, link, picture } = issue;
  const id = `issue-${key}`;
  const shown = describeIssue(key);
  const name = html`${shown} ${tracker?.title} <span class="state">${standingWords[standing]}</span>`;
  return html`<section class="issue ${standing}" id="${id}" tabindex="-1" data-issue="${key}">
${renderHeading({ id, level: 3, name })}
${renderStory(issue)}${renderLifeLine(issue)}
<ul class="bearers">${scenarios.map(renderBearer)}</ul>
${standing === 'guarded' && !evidenceOf(proofs).some(hasFailed) && renderUnproven(scenarios.length)}${renderProofs(issue)}
<p class="more"><a href="?issue=${encodeURIComponent(key)}">Only its scenarios</a> ${picture && renderReference(picture.id, 'Its picture')} ${link !== null && renderLink(link, `${shown} in the tracker`)}</p>
</section>
`;
}

function renderStory({ tracker }: Issue): Html | false {
  return tracker?.story !== undefined && html`<p class="story">${tracker.story}</p>`;
}

function renderBearer({ id, name, at, verdict, where, heldLate }: LedgerScenario): Html {
  const late = heldLate && html` <span class="note">${describeHeldLate(heldLate)}</span>`;
  const located = where && html` <span class="note">${describeWhere(where)}</span>`;
  return html`<li>${renderBadge(verdict)} ${renderReference(id, name)} <span class="place">${at}</span>${located}${late}</li>`;
}

function renderUnproven(scenarios: number): Html {
  return html`<p class="note">Nothing in this run shows that ${scenarios === 1 ? 'its scenario' : `any of its ${count(scenarios, 'scenario')}`} can fail.</p>`;
}

/** The life line of an issue: when a run first captured it, according to the history file, and its state in this run. */
function renderLifeLine({ standing, scenarios, lifeLine }: LedgerIssue): Html {
  const failures = scenarios.flatMap(({ verdict, failure }) =>
    verdict === 'captured' && failure ? `${failure.name}: ${failure.message}` : [],
  );
  const said = failures.length > 0 ? failures : [lifeLine?.failure ?? []].flat();
  const guards = scenarios.filter(({ verdict }) => verdict === 'holds').length;
  const since = renderDay(lifeLine?.guardedSince);
  const isRepaired = standing === 'guarded' || since !== undefined;
  return html`<ol class="life">
<li class="done"><b>Captured</b> ${renderDay(lifeLine?.capturedAt) ?? (isRepaired && renderUnknownDay())}${said.map((message) => html`<q>${renderText(message)}</q>`)}</li>
<li class="${isRepaired ? 'done' : 'open'}"><b>${isRepaired ? 'Repaired' : 'Not repaired yet'}</b> ${isRepaired && renderRepair(since)}</li>
<li class="${guards > 0 ? 'done' : 'open'}"><b>${guards > 0 ? 'Guarded' : 'Not guarded yet'}</b> ${guards > 0 && html`${since && html`since ${since},`} by ${count(guards, 'scenario')}`}</li>
</ol>`;
}

function renderRepair(since: Html | undefined): Html {
  return since === undefined ? renderUnknownDay() : html`seen ${since}`;
}

function renderUnknownDay(): Html {
  return html`<span class="note">(no run has recorded when)</span>`;
}

/** For a suite that captures bugs: the meaning of the verdicts, and the tag rules, each with a good and a bad example. */
export function renderRuleBook({ rules }: Documentation): Html {
  return html`<section class="rule-book" id="rule-book" tabindex="-1">
${renderHeading({ id: 'rule-book', level: 2, name: 'The rules of the tags' })}
<p>You write a bug down as a scenario before anybody repairs it, and its tags say so. Each run gives the scenario one of these verdicts. A run is green when every scenario has the verdict ${greenVerdicts.map((verdict) => html`<b>${verdict}</b>`).flatMap((verdict, index) => (index === 0 ? [verdict] : [' or ', verdict]))}.</p>
<ul class="meanings">${verdicts.map((verdict) => html`<li>${renderBadge(verdict)} ${wordsOf(verdict)}</li>`)}</ul>
${rules.map(renderTagRule)}
</section>
`;
}

function renderTagRule({ id, title, why, good, bad }: TagRule): Html {
  return html`<section class="tag-rule" id="tag-rule/${id}">
${renderHeading({ id: `tag-rule/${id}`, level: 3, name: title })}
<p>${why}</p>
<details><summary>Examples</summary><div class="pair"><figure><figcaption>Keeps it</figcaption>${renderBlock(good)}</figure><figure><figcaption>Breaks it</figcaption>${renderBlock(bad)}</figure></div></details>
</section>
`;
}
