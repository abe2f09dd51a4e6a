import { count, shorten } from '../../ground/text';
import type { IssueStanding } from '../../ledger/issue-ledger';
import { describeIssue } from '../../tags/issue';
import type { Documentation, Issue } from '../documentation';
import { type Html, html } from '../html';
import { standingWords } from '../words/standing-words';
import { renderReference } from './elements';

/** Longer lists are cut here; the section of the issues has them in full. */
const openShownMax = 10;
const storiesShownMax = 3;
/** As many names as fit into the head of the page on a phone. */
const namedMax = 3;
const nameMax = 60;

const open: readonly IssueStanding[] = ['red', 'captured', 'quarantined', 'elsewhere'];

/** The known open bugs, for the head of the page. They are on the first screen however much has failed. */
export function renderOpenBugs({ issues }: Documentation): Html | false {
  const waiting = issues.filter(isOpen);
  const others = waiting.length - namedMax;
  const named = waiting.slice(0, others === 1 ? namedMax + 1 : namedMax).map(({ issue, ...facts }, index) => {
    const name = shorten(nameOf(facts), nameMax);
    return html`${index > 0 && ', '}${renderReference(`issue-${issue}`, `${describeIssue(issue)} ${name}`.trim())}`;
  });
  return (
    waiting.length > 0 &&
    html`<p class="open-bugs">${renderReference('bugs', count(waiting.length, 'known bug'))} ${waiting.length === 1 ? 'is' : 'are'} open: ${named}${others > 1 && html`, ${renderReference('bugs', `and ${others} others`)}`}.</p>`
  );
}

/** The section about known bugs: open ones, then past ones with a story, in plain words and with a picture. Each appears once. */
export function renderBugs({ issues }: Documentation): Html | false {
  const waiting = issues.filter(isOpen);
  return (
    issues.length > 0 &&
    html`<section class="bugs" id="bugs" tabindex="-1" aria-labelledby="bugs-title">
<h2 id="bugs-title">Known bugs</h2>
${waiting.length === 0 ? html`<p>None is open.</p>` : html`<ul>${waiting.slice(0, openShownMax).map(renderOpen)}</ul>`}
${renderRest(waiting.length - openShownMax, 'other open bug')}
${renderPast('Repaired, and guarded against coming back', issues.filter(isRepaired))}
${renderPast('Unknown: not all of their scenarios were run', issues.filter(isUnknown))}
</section>`
  );
}

function isOpen({ standing }: Issue): boolean {
  return open.includes(standing);
}

function isRepaired({ standing }: Issue): boolean {
  return standing === 'guarded';
}

function isUnknown(issue: Issue): boolean {
  return !isOpen(issue) && !isRepaired(issue);
}

function nameOf({ tracker, scenarios }: Pick<Issue, 'tracker' | 'scenarios'>): string {
  return tracker?.title ?? scenarios[0]?.name ?? '';
}

function renderOpen(issue: Issue): Html {
  return html`<li>${renderName(issue)} <span class="state">${standingWords[issue.standing]}</span>${renderStory(issue)}</li>
`;
}

function renderName({ issue, ...facts }: Issue): Html {
  return renderReference(`issue-${issue}`, html`${describeIssue(issue)} ${nameOf(facts)}`);
}

/** The story of a bug in plain words, and a link to its picture. */
function renderStory({ tracker, picture }: Issue): Html | false {
  return (
    (tracker?.story !== undefined || picture !== null) &&
    html` <span class="story">${tracker?.story} ${picture && html`${renderReference(picture.id, 'See its picture')}.`}</span>`
  );
}

/** The bugs that are not open: those with a story, and the number of the others. */
function renderPast(title: string, issues: readonly Issue[]): Html | false {
  const told = issues.filter(({ tracker }) => tracker?.story !== undefined).slice(0, storiesShownMax);
  const others = issues.length - told.length;
  return (
    issues.length > 0 &&
    html`<h3>${title}</h3>
${told.length > 0 && html`<ul>${told.map((issue) => html`<li>${renderName(issue)}${renderStory(issue)}</li>`)}</ul>`}
${renderRest(others, told.length === 0 ? 'bug' : 'other bug')}`
  );
}

function renderRest(number: number, what: string): Html | false {
  return number > 0 && html`<p>${renderReference('issues', count(number, what))}</p>`;
}
