import { casesOf } from '../../run/cases-of';
import type { RunBackground, RunBlock, RunFeature } from '../../run/run';
import { tookOf } from '../../run/took-of';
import type { Chapter } from '../chapters';
import type { Documentation } from '../documentation';
import { type Html, html, later } from '../html';
import { renderDuration } from './duration';
import { renderHeading, renderTags } from './elements';
import { renderMarkdown } from './markdown-text';
import { renderPlace } from './place';
import { renderScenario } from './scenario';
import { renderWrittenSteps } from './step';

/** A folder of features. */
export function renderChapter(
  { id, title, about, features }: Chapter,
  index: number,
  documentation: Documentation,
): Html {
  return html`<section class="chapter" id="${id}" tabindex="-1">
${renderHeading({ id, level: 2, name: title, mark: html`<span class="number">${index + 1}</span> ` })}
${renderIntro(about, null)}
${features.map((feature) => later(() => renderFeature(feature, documentation)))}
</section>
`;
}

/** The languages of Gherkin with right-to-left writing. */
const rightToLeft: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur']);

/** A feature: its description, its rules, and its scenarios. */
function renderFeature(feature: RunFeature, documentation: Documentation): Html {
  const { id, uri, line, language, name, keyword, tags, description, background, scenarios, rules } = feature;
  const took = casesOf({ features: [feature] }).reduce((sum, one) => sum + tookOf(one.case), 0);
  return html`<section class="feature" id="${id}" tabindex="-1" lang="${language}"${rightToLeft.has(language) && html` dir="rtl"`}>
${renderHeading({ id, level: 3, name: name || keyword })}
<p class="foot"><span class="place">${renderPlace({ uri, line }, documentation, uri)}</span> ${took > 0 && renderDuration(took)}</p>${renderTags(tags)}${renderIntro(description, background)}
${scenarios.map((scenario) => later(() => renderScenario(scenario, 4, documentation)))}${rules.map((rule) => renderRule(rule, documentation))}
</section>
`;
}

function renderRule(rule: RunBlock, documentation: Documentation): Html {
  const { id, name, keyword, tags, description, background, scenarios } = rule;
  return html`<section class="rule" id="${id}" tabindex="-1">
${renderHeading({ id, level: 4, name, mark: html`<span class="law">${keyword}</span> ` })}
${renderTags(tags)}${renderIntro(description, background)}
${scenarios.map((scenario) => later(() => renderScenario(scenario, 5, documentation)))}
</section>
`;
}

/** The description and the background. The page script folds them during a search, so that the results come first. */
function renderIntro(description: string, background: RunBackground | null): Html | false {
  const words = [description !== '' && 'Description', background && 'background']
    .filter(Boolean)
    .join(' and ');
  return (
    words !== '' &&
    html`<details class="intro" open><summary>${words}</summary>${renderMarkdown(description)}${background && renderBackground(background)}</details>`
  );
}

function renderBackground({ keyword, name, description, steps }: RunBackground): Html {
  return html`<div class="background"><p><b>${keyword}</b> ${name}</p>${renderMarkdown(description)}${renderWrittenSteps(steps)}</div>`;
}
