import { type Html, html } from '../html';
import { describeDuration } from '../words/verdict-words';

/** Shorter durations of steps are not shown. */
const slowMs = 1000;

/** A duration. */
export function renderDuration(ms: number): Html {
  const text = ms < 1 ? 'under 1 ms' : ms < slowMs ? `${Math.round(ms)} ms` : describeDuration(ms);
  return html`<span class="duration">${text}</span>`;
}

/** The duration of a step or a hook, shown only if it is slow. */
export function renderSlowness(ms: number): Html | false {
  return ms >= slowMs && html` ${renderDuration(ms)}`;
}
