import type { RunAttempt } from '../../run/run';
import { type Html, html } from '../html';
import { renderHook, renderSteps } from './step';

/** The steps of an attempt and what its hooks left behind; the steps of a background stand there, unless they say more. */
export function renderAttempt({ steps, hooks }: RunAttempt): Html {
  const own = steps.filter(
    ({ isBackground, status, attachments }) => !isBackground || status !== 'passed' || attachments.length > 0,
  );
  return html`${renderSteps(own)}${hooks.map((hook) => renderHook(hook))}`;
}
