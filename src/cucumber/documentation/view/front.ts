import { count } from '../../ground/text';
import { caseVerdicts } from '../../run/case-verdict';
import type { CaseVerdict } from '../../run/run';
import { redVerdicts } from '../../verdicts/verdict';
import type { Documentation } from '../documentation';
import { type Html, html } from '../html';
import { describeDuration, verdictWords } from '../verdict-words';
import { renderBadge, renderMinute } from './elements';
import { renderFlakyCount } from './flaky';
import { renderMutantCounts } from './mutants';
import { renderRunProblems } from './run-problems';

/** The first screen: what this is, which run it tells of, and how the verdicts fell. */
export function renderFront(documentation: Documentation): Html {
  const { title, counts, issues, mutants } = documentation;
  return html`<header class="front">
<p class="kind">Living documentation</p>
<h1>${title}</h1>
<p class="run">${describeRun(documentation)}</p>
<ul class="counts">${countsToShow(documentation).map(
    ([
      verdict,
      number,
    ]) => html`<li><a href="?verdict=${encodeURIComponent(verdict)}"><span class="count">${number.toLocaleString('en')}</span>${renderBadge(verdict)}<span class="meaning">${verdictWords[verdict]}</span></a></li>
`,
  )}</ul>
${issues.length > 0 && redVerdicts.every((verdict) => !counts.has(verdict)) && html`<p class="note">None is ${redVerdicts.slice(0, -1).join(', ')} or ${redVerdicts.at(-1)}.</p>`}
${renderFlakyCount(documentation)}${mutants && renderMutantCounts(mutants)}${renderRunProblems(documentation)}
</header>
`;
}

// A suite that captures bugs wants to know that none is waiting; any other never heard of it.
function countsToShow({ counts, issues }: Documentation): (readonly [CaseVerdict, number])[] {
  const shown = caseVerdicts.map((verdict) => [verdict, counts.get(verdict) ?? 0] as const);
  return shown.filter(([verdict, number]) => number > 0 || (verdict === 'captured' && issues.length > 0));
}

function describeRun({ run, total, leftOut }: Documentation): Html {
  const { startedAt, finishedAt, success, runner } = run;
  const ending =
    success === null ? 'The run did not end.' : success ? 'The run was green.' : 'The run was red.';
  const duration =
    startedAt && finishedAt ? ` in ${describeDuration(Date.parse(finishedAt) - Date.parse(startedAt))}` : '';
  const moment = startedAt && html` on ${renderMinute(startedAt)}`;
  const others =
    leftOut === 0 ? '' : ` ${count(leftOut, 'other scenario')} of these files were left out of it.`;
  return html`Written by the run that it tells of: ${count(total, 'scenario')}${duration}${moment}${runner && ` (${runner})`}. <strong>${ending}</strong>${others}`;
}
