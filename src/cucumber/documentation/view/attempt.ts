import type { RunAttempt, RunHook, RunStep } from '../../run/run';
import type { Documentation } from '../documentation';
import { type Html, html } from '../html';
import { hasShownAttachments, renderAttachments } from './attachment';
import { renderHookItem } from './hook';
import { renderStep } from './step';

/** An attempt: its steps, its hooks in the order in which they ran, and its attachments. */
export function renderAttempt({ steps, hooks, attachments }: RunAttempt, documentation: Documentation): Html {
  const items = [...steps.keys(), steps.length].flatMap((index) => [
    ...hooks
      .filter(({ stepsBefore }) => stepsBefore === index)
      .filter(hasMore)
      .map((hook) => renderHookItem(hook, documentation)),
    ...steps
      .slice(index, index + 1)
      .filter((step) => !step.isBackground || hasMore(step))
      .map((step) => renderStep(step, documentation)),
  ]);
  return html`<ol class="steps">${items}</ol>${renderAttachments(attachments, documentation)}`;
}

/** Whether an attempt shows more than steps that passed. */
export function saysMore({ steps, hooks, attachments }: RunAttempt): boolean {
  return attachments.length > 0 || [...steps, ...hooks].some(hasMore);
}

// A passed hook without attachments is not shown.
function hasMore({ status, attachments }: RunStep | RunHook): boolean {
  return status !== 'passed' || hasShownAttachments(attachments);
}
