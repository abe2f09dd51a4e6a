import type { RunBackground, RunBlock, RunFeature } from '../../run/run';
import { type Html, html } from '../html';
import type { Issue } from '../issues';
import { renderMarkdown } from '../markdown-text';
import { renderHeading } from './heading';
import { renderScenario } from './scenario';
import { renderWrittenSteps } from './step';
import { renderTags } from './tags';

/** A feature: what it is for, its laws, and their cases. */
export function renderFeature(feature: RunFeature, issues: readonly Issue[]): Html {
  const { id, uri, language, name, keyword, tags, description, background, scenarios, rules } = feature;
  return html`<section class="feature" id="${id}" tabindex="-1" lang="${language}">
${renderHeading({ id, level: 3, name: name || keyword })}
<p class="place">${uri}</p>${renderTags(tags)}${renderMarkdown(description)}${background && renderBackground(background)}
${scenarios.map((scenario) => renderScenario(scenario, 4, issues))}${rules.map((rule) => renderRule(rule, issues))}
</section>
`;
}

function renderRule(rule: RunBlock, issues: readonly Issue[]): Html {
  const { id, name, keyword, tags, description, background, scenarios } = rule;
  return html`<section class="rule" id="${id}" tabindex="-1">
${renderHeading({ id, level: 4, name, mark: html`<span class="law">${keyword}</span> ` })}
${renderTags(tags)}${renderMarkdown(description)}${background && renderBackground(background)}
${scenarios.map((scenario) => renderScenario(scenario, 5, issues))}
</section>
`;
}

function renderBackground({ keyword, name, description, steps }: RunBackground): Html {
  return html`<div class="background"><p><b>${keyword}</b> ${name}</p>${renderMarkdown(description)}${renderWrittenSteps(steps)}</div>`;
}
