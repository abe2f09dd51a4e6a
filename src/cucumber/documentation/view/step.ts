import { count } from '../../ground/text';
import type { RunError, RunResult, RunStep } from '../../run/run';
import type { RunParameterType } from '../../run/run-environment';
import type { WrittenStep } from '../../run/written-step';
import type { Documentation } from '../documentation';
import { type Html, type HtmlPart, html } from '../html';
import { wordsOfError } from '../words/error-words';
import { renderAttachments } from './attachment';
import { renderSlowness } from './duration';
import { renderBlock, renderScrollable, renderText } from './elements';
import { fitsPaper } from './fits-paper';
import { renderSource } from './place';

/** A step with its result. A passed step shows no status. */
export function renderStep(step: RunStep, documentation: Documentation): Html {
  const { status, error, attachments, durationMs } = step;
  const ending = html`${renderStatus(step)}${renderSlowness(durationMs)}`;
  return html`<li>${renderWords(step, ending)}${error && renderError(error)}${
    status === 'ambiguous' && renderCandidates(step, documentation)
  }${status === 'undefined' && renderMissing(step)}${renderAttachments(attachments, documentation)}</li>`;
}

/** Steps as they are written, without results. */
export function renderWrittenSteps(steps: readonly WrittenStep[]): Html {
  return html`<ol class="steps">${steps.map((step) => html`<li>${renderWords(step)}</li>`)}</ol>`;
}

/** The status, unless it is "passed". */
export function renderStatus({ status }: RunResult): Html | false {
  return status !== 'passed' && html` <span class="status ${status}">${status}</span>`;
}

function renderWords(step: WrittenStep | RunStep, ending?: HtmlPart): Html {
  const { keyword, docString, table } = step;
  const mediaType = docString?.mediaType ? html`<span class="media">${docString.mediaType}</span>` : '';
  return html`<p class="words"><b>${keyword === '*' ? '•' : keyword}</b> <span>${renderStepText(step)}${ending}</span></p>${
    docString && html`<div class="doc">${mediaType}${renderBlock(docString.content)}</div>`
  }${table && renderStepTable(table)}`;
}

/** The text of a step, with the arguments of its definition highlighted. */
function renderStepText(step: WrittenStep | RunStep): Html {
  const { text } = step;
  const parts = 'arguments' in step ? step.arguments : [];
  const rest = text.slice(parts.at(-1)?.end ?? 0);
  return html`${parts.map(({ start, end }, index) => {
    const before = text.slice(parts[index - 1]?.end ?? 0, start);
    return html`${before}<span class="argument">${text.slice(start, end)}</span>`;
  })}${rest}`;
}

/** The data table of a step. No row is marked as a header, because only the suite knows whether the first row is one. */
function renderStepTable(rows: readonly (readonly string[])[]): Html {
  const columns = rows[0]?.length ?? 0;
  const table = html`<table class="cells${fitsPaper(rows) && ' whole'}">${rows.map(
    (row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</table>`;
  return renderScrollable(table, columns, 'Table of the step');
}

/** The definitions that match an ambiguous step. */
function renderCandidates({ definitions }: RunStep, documentation: Documentation): Html | false {
  return (
    definitions.length > 0 &&
    html`<div class="candidates"><p>It matches ${count(definitions.length, 'definition')}:</p><ul>${definitions.map(
      ({ pattern, source }) =>
        html`<li><code>${pattern}</code>${source && html` <span class="place">${renderSource(source, documentation)}</span>`}</li>`,
    )}</ul></div>`
  );
}

/** What is missing for a step without a definition: a parameter type, or the definition, with a snippet for it. */
function renderMissing({ snippets, unknownTypes }: RunStep): Html {
  return html`${unknownTypes.map(renderUnknownType)}${snippets.map(
    ({ language, code }) =>
      html`<details class="file snippet"><summary>To begin its definition (${language})</summary>${renderBlock(code)}<button type="button" class="scripted" data-copies="pre" hidden>Copy</button></details>`,
  )}`;
}

/** A missing parameter type. */
export function renderUnknownType({ name, expression }: RunParameterType): Html {
  return html`<div class="error"><pre>No parameter type is called "${name}". The step definition ${renderText(expression)} needs it.</pre></div>`;
}

/** An error, with its stack folded. */
export function renderError(error: RunError): Html {
  const { stack } = error;
  return html`<div class="error">${renderBlock(wordsOfError(error))}${
    stack === '' ? '' : html`<details><summary>Where</summary>${renderBlock(stack)}</details>`
  }</div>`;
}
