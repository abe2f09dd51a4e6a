import { printable } from '../ground/printable';
import { alignColumns, count, shorten } from '../ground/text';
import { describeIssue } from '../tags/issue';
import { type IssueLedger, type IssueStanding, issueStandings, type LedgerIssue } from './issue-ledger';

/**
 * The ledger for a terminal: a line for each issue that is not fixed, and one line that counts the others.
 *
 * Empty when there is nothing to do: every issue is guarded or was left out.
 */
export function describeLedger({ issues }: IssueLedger): string {
  const toDo = issues.filter(({ standing }) => standingWords[standing].isToDo);
  if (toDo.length === 0) {
    return '';
  }
  const others = issueStandings.flatMap((standing) => {
    const { isToDo, words } = standingWords[standing];
    const { length } = issues.filter((one) => one.standing === standing);
    return isToDo || length === 0 ? [] : `${length} ${words}`;
  });
  return [
    'Issues that are not fixed:',
    ...alignColumns(toDo.map((issue) => columnsOf(issue).map(printable))).map((line) => `  ${line}`),
    ...(others.length === 0 ? [] : [`The others: ${others.join(', ')}.`]),
    '',
  ].join('\n');
}

const standingWords: Readonly<Record<IssueStanding, { readonly isToDo: boolean; readonly words: string }>> = {
  captured: { isToDo: true, words: 'captured' },
  red: { isToDo: true, words: 'red' },
  quarantined: { isToDo: true, words: 'quarantined' },
  elsewhere: { isToDo: true, words: 'captured elsewhere' },
  guarded: { isToDo: false, words: 'guarded' },
  notRun: { isToDo: false, words: 'not run' },
};

function columnsOf({ issue, standing, scenarios, link, tracker }: LedgerIssue): readonly string[] {
  return [
    describeIssue(issue),
    standingWords[standing].words,
    count(scenarios.length, 'scenario'),
    link ?? '',
    shorten(tracker?.title ?? ''),
  ];
}
