import type { RunError, RunParseError } from '../../run/run';
import type { Documentation } from '../documentation';
import { type Html, html } from '../html';
import { renderAttachments } from './attachment';
import { renderBlock } from './elements';
import { renderRunHook } from './hook';
import { renderError, renderUnknownType } from './step';

/** Problems of the run itself, outside of its scenarios, and the attachments of its hooks. */
export function renderRunProblems(documentation: Documentation): Html {
  const { error, parseErrors, undefinedParameterTypes, hooks, attachments } = documentation.run;
  return html`${error && renderRunError(error)}${parseErrors.map(renderParseError)}${undefinedParameterTypes.map(
    renderUnknownType,
  )}${hooks.map((hook) => renderRunHook(hook, documentation))}${renderAttachments(attachments, documentation)}`;
}

function renderRunError(error: RunError): Html {
  return html`<div class="error-of-run"><p>The run itself failed:</p>${renderError(error)}</div>`;
}

function renderParseError({ uri, message }: RunParseError): Html {
  return html`<div class="error"><p>${uri} could not be read.</p>${renderBlock(message)}</div>`;
}
