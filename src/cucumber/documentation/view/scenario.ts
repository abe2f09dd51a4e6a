import { describeLine } from '../../ground/place';
import { runVerdicts } from '../../run/case-verdict';
import type { RunCase, RunScenario } from '../../run/run';
import { type Html, html } from '../html';
import type { Issue } from '../issues';
import { renderMarkdown } from '../markdown-text';
import { count } from '../verdict-words';
import { renderAttempt } from './attempt';
import { renderBadge } from './badge';
import { renderHeading } from './heading';
import { renderOutline } from './outline';
import { renderWrittenSteps } from './step';
import { renderTags } from './tags';
import { renderVerdict } from './verdict';

/** A scenario, or an outline with a verdict for each row. */
export function renderScenario(scenario: RunScenario, level: number, issues: readonly Issue[]): Html {
  const { id, keyword, name, description, tags, examples, cases } = scenario;
  const verdicts = [...new Set(cases.map(({ verdict }) => verdict))];
  return html`<article class="scenario" id="${id}" tabindex="-1" data-cases="${cases.map(describeForFind).join('\n')}">
${renderHeading({ id, level, name: name || keyword, mark: examples.length === 0 ? verdicts.map(renderBadge) : [] })}
${renderTags(tags)}${renderMarkdown(description)}
${examples.length === 0 ? cases.map((one) => renderCase(one, scenario, issues)) : renderOutline(scenario, issues)}
</article>
`;
}

/** What the script of the page finds a case by: verdict, issues and tags, with tabs between. */
function describeForFind({ verdict, attempts, tags }: RunCase): string {
  return [verdict, (attempts.at(-1)?.record?.issues ?? []).join(' '), tags.join(' ')].join('\t');
}

function renderCase(one: RunCase, { steps }: RunScenario, issues: readonly Issue[]): Html {
  const last = one.attempts.at(-1);
  return last === undefined
    ? renderWrittenSteps(steps)
    : html`${renderVerdict(one, issues)}${renderAttempt(last)}${renderRetries(one)}${renderPlace(one)}`;
}

// A repeated case tells the rate of its verdicts; a retried one, what came before the attempt that counts.
function renderRetries({ attempts }: RunCase): Html | false {
  const verdicts = runVerdicts(attempts);
  if (verdicts.length > 1) {
    const rates = [...new Set(verdicts)].map(
      (verdict) =>
        `${verdict} ${verdicts.filter((one) => one === verdict).length} of ${verdicts.length} times`,
    );
    return html`<p class="note">Repeated: ${rates.join(', ')}.</p>`;
  }
  const earlier = attempts.slice(0, -1).map(({ status }) => status);
  return (
    earlier.length > 0 &&
    html`<p class="note">After ${count(earlier.length, 'attempt')} that ended ${earlier.join(', ')}.</p>`
  );
}

function renderPlace({ place }: RunCase): Html {
  return html`<p class="place">${describeLine(place)}</p>`;
}
