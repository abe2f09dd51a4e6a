import { count } from '../../ground/text';
import type { Documentation } from '../documentation';
import { type Html, html } from '../html';

/** The mark of a scenario that failed and passed in one run; beside its verdict, since it is none. */
export function renderFlakyBadge(): Html {
  return html`<span class="badge flaky">${renderShape()}flaky</span>`;
}

/** The same in the contents, where only its shape is seen. */
export function renderFlakyMark(): Html {
  return html` <span class="mark flaky">${renderShape()}<span class="unseen">flaky</span></span>`;
}

/** How many scenarios are flaky, on the first screen; nothing when none is. */
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
