import { count } from '../../ground/text';
import type { IssueStanding } from '../../ledger/issue-ledger';
import { describeIssue } from '../../tags/issue';
import type { Documentation, Issue } from '../documentation';
import { type Html, html } from '../html';
import { standingWords } from '../standing-words';
import { renderReference } from './elements';

/** Longer lists are in the section of the issues. */
const openShownMax = 10;
const storiesShownMax = 3;

const open: readonly IssueStanding[] = ['red', 'captured', 'quarantined', 'elsewhere'];

/** Which bugs are known and open, and what was behind those that have a story, in plain words and with a picture. */
export function renderBugs({ issues }: Documentation): Html | false {
  const waiting = issues.filter(({ standing }) => open.includes(standing));
  const told = issues.filter(({ tracker }) => tracker?.story !== undefined);
  return (
    issues.length > 0 &&
    html`<section class="bugs" aria-labelledby="bugs-title">
<h2 id="bugs-title">Known bugs</h2>
${waiting.length === 0 ? html`<p>None is open. ${tellOthers(issues)}</p>` : html`<ul>${waiting.slice(0, openShownMax).map(renderOpen)}</ul>`}
${renderRest(waiting.length - openShownMax, 'other open bug')}
${told.slice(0, storiesShownMax).map(renderStory)}
${renderRest(told.length - storiesShownMax, 'other story', 'other stories')}
</section>`
  );
}

function tellOthers(issues: readonly Issue[]): Html {
  const guarded = issues.filter(({ standing }) => standing === 'guarded').length;
  const unknown = issues.length - guarded;
  return html`${guarded > 0 && html`${count(guarded, 'bug')} ${guarded === 1 ? 'is' : 'are'} ${renderReference('issues', 'repaired, and guarded against coming back')}.`}${unknown > 0 && ` How it stands with ${count(unknown, 'bug')} nobody knows: not all of their scenarios were run.`}`;
}

function renderOpen({ issue, standing, tracker, scenarios }: Issue): Html {
  const name = tracker?.title ?? scenarios[0]?.name ?? '';
  return html`<li>${renderReference(`issue-${issue}`, html`${describeIssue(issue)} ${name}`)} <span class="state">${standingWords[standing]}</span></li>
`;
}

/** What a bug was, as somebody told it, and its picture one click away. */
function renderStory({ issue, tracker, picture, standing }: Issue): Html {
  return html`<p class="story"><b>${renderReference(`issue-${issue}`, html`${describeIssue(issue)} ${tracker?.title}`)}</b> ${tracker?.story} ${picture && html`${renderReference(picture.id, 'See its picture')}.`} <span class="state">${standingWords[standing]}</span></p>
`;
}

function renderRest(number: number, one: string, many = `${one}s`): Html | false {
  return (
    number > 0 && html`<p>${renderReference('issues', `and ${number} ${number === 1 ? one : many}`)}</p>`
  );
}
