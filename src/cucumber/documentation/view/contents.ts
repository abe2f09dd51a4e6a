import { caseVerdicts } from '../../run/case-verdict';
import { casesOf } from '../../run/cases-of';
import type { CaseVerdict, RunFeature } from '../../run/run';
import type { Documentation } from '../documentation';
import { type Html, html } from '../html';
import { renderShape } from './badge';

/** The contents list, which follows the reader. A mark stands where something does not simply hold. */
export function renderContents({ chapters, issues }: Documentation): Html {
  return html`<ol class="contents">
${issues.length > 0 && html`<li><a href="#issues">Issues</a></li>`}
${chapters.map(
  (
    { id, title, features },
    index,
  ) => html`<li><a href="#${encodeURI(id)}"><span class="number">${index + 1}</span> ${title}</a><ol>${features.map(renderEntry)}</ol></li>
`,
)}${issues.length > 0 && html`<li><a href="#rule-book">The rules of the tags</a></li>`}
</ol>`;
}

function renderEntry(feature: RunFeature): Html {
  const verdicts = casesOf({ features: [feature] }).map((one) => one.case.verdict);
  const marks = caseVerdicts.filter((verdict) => verdict !== 'holds' && verdicts.includes(verdict));
  return html`<li><a href="#${encodeURI(feature.id)}">${feature.name || feature.keyword}${marks.map(renderMark)}</a></li>`;
}

function renderMark(verdict: CaseVerdict): Html {
  return html` <span class="mark ${verdict}">${renderShape(verdict)}<span class="unseen">${verdict}</span></span>`;
}
