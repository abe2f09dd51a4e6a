import { createHash } from 'node:crypto';
import { caseVerdicts } from '../../run/case-verdict';
import { casesOf } from '../../run/cases-of';
import type { CaseVerdict, RunFeature } from '../../run/run';
import { hasFileBeside } from '../attachments/large-attachments';
import type { Documentation } from '../documentation';
import { failuresOf } from '../failures';
import { type HealthState, healthOf } from '../health';
import { type Html, html, later, trustedHtml } from '../html';
import { survivorsOf } from '../mutants';
import { attachmentsOf } from '../proofs/proofs';
import { wordsOf } from '../words/verdict-words';
import { renderChapter } from './chapter';
import { badgeShapes, iconOf, renderBadge, renderReference, renderShape } from './elements';
import { renderFlakyBadge, renderFlakyMark } from './flaky';
import { renderFront, shapeOfHealth } from './front';
import { renderIssues, renderRuleBook } from './issues';
import { renderMutants } from './mutants';
import { renderRunFacts } from './run-facts';
import { renderRuns } from './runs';

/** The style sheet and the script that are embedded in the page. */
export interface PageAssets {
  readonly style: string;
  readonly script: string;
}

/** The whole page, as a single file. */
export function renderPage(documentation: Documentation, { style, script }: PageAssets): Html {
  const { mutants } = documentation;
  const failures = failuresOf(documentation);
  const health = healthOf(documentation, failures);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policyFor({ style, script }, hasFilesBeside(documentation))}">
<meta name="color-scheme" content="light dark">
<title>${titleMarks[health.state]}${documentation.title}: living documentation</title>
${renderIcon(health.state)}
<style>${trustedHtml(style)}</style>
</head>
<body class="run-${health.state}">
<a class="skip" href="#text">Skip to the text</a>
${badgeShapes}
<div class="layout">
${renderRail(documentation)}
<main id="text" tabindex="-1">
<div class="filters" id="filters" role="region" aria-label="Filters" hidden></div>
${renderFront(documentation, { health, failures })}${renderIssues(documentation)}${documentation.chapters.map((chapter, index) => later(() => renderChapter(chapter, index, documentation)))}${mutants && renderMutants(mutants)}${documentation.issues.length > 0 && renderRuleBook(documentation)}${renderRuns(documentation)}${renderRunFacts(documentation)}
</main>
</div>
${renderHelp()}
<p id="said" role="status"></p>
<script>${trustedHtml(script)}</script>
</body>
</html>
`;
}

/** Prefixes of the page title, so that the state is visible in the browser tab. */
const titleMarks: Readonly<Record<HealthState, string>> = {
  green: '',
  red: '\u2716 RED \u2013 ',
  unfinished: '? ',
  empty: '? ',
};

function renderIcon(state: HealthState): Html {
  return html`<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(iconOf(shapeOfHealth[state]))}">`;
}

// The Content Security Policy: nothing is loaded from elsewhere, and only the script with this hash runs. So a script in a feature,
// an attachment or an error message cannot run, even if it got past the escaping.
// If there are large attachments in files beside the page, pictures and media from the same origin are allowed, too.
function policyFor({ style, script }: PageAssets, hasFiles: boolean): string {
  const shown = hasFiles ? "data: 'self'" : 'data:';
  return [
    "default-src 'none'",
    `img-src ${shown}`,
    `media-src ${shown}`,
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

function hasFilesBeside({ chapters, run }: Documentation): boolean {
  const attempts = chapters
    .flatMap(({ features }) => casesOf({ features }))
    .flatMap((one) => one.case.attempts);
  const ofRun = [run, ...run.hooks].flatMap(({ attachments }) => attachments);
  return [...ofRun, ...attempts.flatMap(attachmentsOf)].some(hasFileBeside);
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function renderRail(documentation: Documentation): Html {
  return html`<div class="rail"><details><summary>Contents and search</summary>
${renderFind(documentation)}
<nav aria-label="Contents">${renderContents(documentation)}</nav>
<p class="scripted" hidden><button type="button" id="show-help">Keyboard <kbd>?</kbd></button></p>
</details></div>`;
}

/** The search form. It is hidden until the script of the page runs, because it does not work without it. */
function renderFind({ counts, flaky }: Documentation): Html {
  return html`<search id="find" hidden>
<form>
<label>Search <kbd>/</kbd><input type="search" name="q" autocomplete="off" spellcheck="false" placeholder="words, or #991"></label>
<label>Tags<input type="text" name="tags" autocomplete="off" spellcheck="false" placeholder="@tdd_issue and not @slow" aria-describedby="tags-problem"></label>
<p id="tags-problem" class="problem" role="alert"></p>
<fieldset><legend>Verdicts</legend>${[...counts].map(
    ([verdict, number]) =>
      html`<label class="choice" title="${wordsOf(verdict)}"><input type="checkbox" name="verdict" value="${verdict}">${renderBadge(verdict)}${renderNumber(number)}</label>`,
  )}${flaky > 0 && html`<label class="choice"><input type="checkbox" name="flaky" value="yes">${renderFlakyBadge()}${renderNumber(flaky)}</label>`}</fieldset>
<p class="found"><output id="found"></output> <button type="reset" hidden>Show all</button></p>
</form>
</search>`;
}

function renderNumber(number: number): Html {
  return html` <span class="number">${number.toLocaleString('en')}</span>`;
}

/** The list of contents. A mark shows entries in which something does not simply hold. */
function renderContents({ chapters, issues, mutants, trend }: Documentation): Html {
  const survived = mutants && survivorsOf(mutants).length > 0 && renderMark('broken', 'survived');
  return html`<ol class="contents">
${issues.length > 0 && html`<li>${renderReference('issues', 'Issues')}</li>`}
${chapters.map(
  ({ id, title, features }, index) =>
    html`<li>${renderReference(id, html`<span class="number">${index + 1}</span> ${title}`)}<ol>${features.map(renderEntry)}</ol></li>
`,
)}${mutants && html`<li>${renderReference('mutants', html`Broken on purpose${survived}`)}</li>`}${issues.length > 0 && html`<li>${renderReference('rule-book', 'The rules of the tags')}</li>`}${trend && html`<li>${renderReference('runs', 'Runs over time')}</li>`}<li>${renderReference('run', 'About this run')}</li>
</ol>`;
}

function renderEntry(feature: RunFeature): Html {
  const cases = casesOf({ features: [feature] }).map((one) => one.case);
  const verdicts = cases.map(({ verdict }) => verdict);
  const isFlaky = cases.some((one) => one.isFlaky);
  const marks = caseVerdicts.filter((verdict) => verdict !== 'holds' && verdicts.includes(verdict));
  const name = feature.name || feature.keyword;
  return html`<li>${renderReference(feature.id, html`${name}${marks.map((verdict) => renderMark(verdict))}${isFlaky && renderFlakyMark()}`)}</li>`;
}

function renderMark(verdict: CaseVerdict, word: string = verdict): Html {
  return html` <span class="mark ${verdict}">${renderShape(verdict)}<span class="unseen">${word}</span></span>`;
}

/** The list of keys. */
function renderHelp(): Html {
  return html`<dialog id="help" aria-labelledby="help-title"><h2 id="help-title">Keyboard</h2>
<dl>${keys.map(([key, deed]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${deed}</dd></div>`)}</dl>
<p><label class="choice"><input type="checkbox"> Listen to single letters</label></p>
<form method="dialog"><button>Close</button></form></dialog>`;
}

const keys = [
  ['/', 'search'],
  ['j', 'next scenario'],
  ['k', 'previous scenario'],
  ['?', 'this list'],
  ['Esc', 'close this list'],
] as const;
