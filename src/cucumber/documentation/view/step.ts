import type { RunError, RunHook, RunResult, RunStep } from '../../run/run';
import type { WrittenStep } from '../../run/written-step';
import { type Html, type HtmlPart, html } from '../html';
import { renderAttachments } from './attachment';
import { renderBlock, renderScrollable, renderText } from './elements';

/** Steps as they were run: those that passed say nothing of it. */
export function renderSteps(steps: readonly RunStep[]): Html {
  return html`<ol class="steps">${steps.map(
    (step) =>
      html`<li>${renderWords(step, renderStatus(step))}${step.error && renderError(step.error)}${renderAttachments(step.attachments)}</li>`,
  )}</ol>`;
}

/** Steps as they are written, without what became of them. */
export function renderWrittenSteps(steps: readonly WrittenStep[]): Html {
  return html`<ol class="steps">${steps.map((step) => html`<li>${renderWords(step)}</li>`)}</ol>`;
}

/** A hook that did not pass, or left something behind. */
export function renderHook(hook: RunHook, label = 'Hook'): Html {
  const isQuiet = hook.status === 'passed';
  return html`<div class="hook">${isQuiet ? '' : html`<p><b>${label}</b> ${hook.name}${renderStatus(hook)}</p>`}${
    hook.error && renderError(hook.error)
  }${renderAttachments(hook.attachments)}</div>`;
}

function renderStatus({ status }: RunResult): Html | false {
  return status !== 'passed' && html` <span class="status ${status}">${status}</span>`;
}

function renderWords({ keyword, text, docString, table }: WrittenStep, ending?: HtmlPart): Html {
  const mediaType = docString?.mediaType ? html`<span class="media">${docString.mediaType}</span>` : '';
  return html`<p class="words"><b>${keyword === '*' ? '•' : keyword}</b> <span>${text}${ending}</span></p>${
    docString && html`<div class="doc">${mediaType}${renderBlock(docString.content)}</div>`
  }${table && renderStepTable(table)}`;
}

/** The table below a step: the first row is set as a head only where the suite's table reads as one. */
function renderStepTable(rows: readonly (readonly string[])[]): Html {
  const columns = rows[0]?.length ?? 0;
  const table = html`<table class="cells">${rows.map(
    (row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</table>`;
  return renderScrollable(table, columns, 'Table of the step');
}

function renderError({ type, message, stack }: RunError): Html {
  const said = type === '' || message.startsWith(type) ? message : `${type}: ${message}`;
  return html`<div class="error"><pre>${renderText(said)}</pre>${
    stack === '' ? '' : html`<details><summary>Where</summary>${renderBlock(stack)}</details>`
  }</div>`;
}
