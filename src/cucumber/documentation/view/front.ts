import { caseVerdicts } from '../../run/case-verdict';
import type { CaseVerdict } from '../../run/run';
import type { Documentation } from '../documentation';
import type { Failure } from '../failures';
import type { Health } from '../health';
import { type Html, html } from '../html';
import { wordsOf } from '../words/verdict-words';
import { renderBugs, renderOpenBugs } from './bugs';
import { renderBadge, renderShape } from './elements';
import { renderFacts } from './facts';
import { renderFailures } from './failures';
import { renderFlakyCount } from './flaky';
import { renderMutantCounts } from './mutants';
import { renderRunProblems } from './run-problems';
import { renderChangesLine } from './runs';

/** The overall result of a run. */
export interface Judgement {
  readonly health: Health;
  readonly failures: readonly Failure[];
}

/**
 * The first screen, for readers who do not know the product: what it is, whether it is healthy, what is broken, which bugs are
 * known, and which run this is about. Its head stays visible during a search.
 */
export function renderFront(documentation: Documentation, { health, failures }: Judgement): Html {
  const { title, about, mutants } = documentation;
  return html`<header class="front">
<div class="head">
<p class="kind">Living documentation</p>
<h1>${title}</h1>
${about && html`<p class="about">${about}</p>`}
${renderHealth(health)}
${renderOpenBugs(documentation)}
${renderFacts(documentation)}
</div>
${renderFailures(failures, documentation)}
${renderRunProblems(documentation)}${renderCounts(documentation)}
${renderFlakyCount(documentation)}${renderChangesLine(documentation)}${renderBugs(documentation)}
${mutants && renderMutantCounts(mutants)}
</header>
`;
}

/** The shape for each state of a run, so that the state is visible without colours and words, too. */
export const shapeOfHealth = {
  green: 'holds',
  red: 'broken',
  unfinished: 'compromised',
  empty: 'unknown',
} as const satisfies Readonly<Record<Health['state'], CaseVerdict>>;

function renderHealth({ state, heading, reason }: Health): Html {
  return html`<p class="health ${state}">${renderShape(shapeOfHealth[state])} <span><strong>${heading}</strong> ${reason}</span></p>`;
}

function renderCounts({ counts, issues }: Documentation): Html | false {
  // A suite that captures bugs shows the count even if it is zero. Other suites do not use captures, and do not show it.
  const shown = caseVerdicts
    .map((verdict) => [verdict, counts.get(verdict) ?? 0] as const)
    .filter(([verdict, number]) => number > 0 || (verdict === 'captured' && issues.length > 0));
  return (
    shown.length > 0 &&
    html`<ul class="counts">${shown.map(
      ([
        verdict,
        number,
      ]) => html`<li><a href="?verdict=${encodeURIComponent(verdict)}"><span class="count">${number.toLocaleString('en')}</span> ${renderBadge(verdict)} <span class="meaning">${wordsOf(verdict)}</span></a></li>
`,
    )}</ul>`
  );
}
