import { count } from '../../ground/text';
import type { Documentation } from '../documentation';
import { type Html, html } from '../html';

/** The badge of a scenario that failed and passed in the same run. It is shown beside the verdict, because it is not a verdict. */
export function renderFlakyBadge(): Html {
  return html`<span class="badge flaky">${renderShape()}flaky</span>`;
}

/** The same for the list of contents, where only the shape is visible. */
export function renderFlakyMark(): Html {
  return html` <span class="mark flaky">${renderShape()}<span class="unseen">flaky</span></span>`;
}

/** The number of flaky scenarios, on the first screen; nothing if there are none. */
export function renderFlakyCount({ flaky }: Documentation): Html | false {
  const words = flaky === 1 ? 'it failed, and passed' : 'they failed, and passed';
  return (
    flaky > 0 &&
    html`<p class="note"><a href="?flaky=yes">${count(flaky, 'scenario')}</a> ${renderFlakyBadge()}: ${words} when tried again.</p>`
  );
}

function renderShape(): Html {
  return html`<svg class="shape" width="16" height="16" aria-hidden="true"><use href="#shape-flaky"/></svg>`;
}
