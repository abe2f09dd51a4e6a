import type { RunHook } from '../../run/run';
import type { Documentation } from '../documentation';
import { type Html, html } from '../html';
import { renderAttachments } from './attachment';
import { renderSlowness } from './duration';
import { renderSource } from './place';
import { renderError, renderStatus } from './step';

/** A hook of a scenario, among the steps. Of a passed hook, only the attachments are shown. */
export function renderHookItem(hook: RunHook, documentation: Documentation): Html {
  return html`<li class="hook">${hook.status !== 'passed' && renderWords(hook, documentation)}${renderResult(hook, documentation)}</li>`;
}

/** A hook around the whole run. */
export function renderRunHook(hook: RunHook, documentation: Documentation): Html {
  const label = `Hook ${hook.when} the run`;
  return html`<div class="hook">${
    hook.status !== 'passed' &&
    html`<p><b>${label}</b> ${describeHook(hook, documentation)}${renderStatus(hook)}${renderSlowness(hook.durationMs)}</p>`
  }${renderResult(hook, documentation)}</div>`;
}

function renderWords(hook: RunHook, documentation: Documentation): Html {
  return html`<p class="words"><b>${wordFor(hook)}</b> <span>${describeHook(hook, documentation)}${renderStatus(hook)}${renderSlowness(hook.durationMs)}</span></p>`;
}

function renderResult({ error, attachments }: RunHook, documentation: Documentation): Html {
  return html`${error && renderError(error)}${renderAttachments(attachments, documentation)}`;
}

// The name and the place of a hook. Without a name, only the place.
function describeHook({ name, source }: RunHook, documentation: Documentation): Html {
  const place = source && html` <span class="place">${renderSource(source, documentation)}</span>`;
  return html`${name !== source?.text && name}${place}`;
}

const words = { before: 'Before', between: 'Hook', after: 'After' } as const;

function wordFor({ type, when }: RunHook): string {
  if (type === 'BEFORE_TEST_STEP') {
    return 'Before a step';
  }
  return type === 'AFTER_TEST_STEP' ? 'After a step' : words[when];
}
