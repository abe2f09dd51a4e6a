import { type Html, html } from '../html';
import { describeDuration } from '../words/verdict-words';

/** Below this a reader need not care how long a step took. */
const slowMs = 1000;

/** How long something took. */
export function renderDuration(ms: number): Html {
  const text = ms < 1 ? 'under 1 ms' : ms < slowMs ? `${Math.round(ms)} ms` : describeDuration(ms);
  return html`<span class="duration">${text}</span>`;
}

/** The same for a step or a hook, which says it only where it is slow. */
export function renderSlowness(ms: number): Html | false {
  return ms >= slowMs && html` ${renderDuration(ms)}`;
}
