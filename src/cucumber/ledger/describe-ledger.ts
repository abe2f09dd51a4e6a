import { alignColumns, count, shorten } from '../ground/text';
import type { IssueLedger, LedgerIssue } from './issue-ledger';

/**
 * The ledger as a terminal shows it: a line for each issue that is still to be fixed, and one that counts the others.
 *
 * Empty when there is nothing to do: every issue is guarded or was left out.
 */
export function describeLedger({ issues }: IssueLedger): string {
  const toDo = issues.filter(({ standing }) => standing === 'captured' || standing === 'red');
  if (toDo.length === 0) {
    return '';
  }
  const others = (['guarded', 'notRun'] as const).flatMap((standing) => {
    const { length } = issues.filter((one) => one.standing === standing);
    return length === 0 ? [] : `${length} ${standing === 'guarded' ? 'guarded' : 'not run'}`;
  });
  return [
    'Issues that are not fixed:',
    ...alignColumns(toDo.map(columnsOf)).map((line) => `  ${line}`),
    ...(others.length === 0 ? [] : [`The others: ${others.join(', ')}.`]),
    '',
  ].join('\n');
}

function columnsOf({ issue, standing, scenarios, link, tracker }: LedgerIssue): readonly string[] {
  return [
    `#${issue}`,
    standing,
    count(scenarios.length, 'scenario'),
    link ?? '',
    shorten(tracker?.title ?? ''),
  ];
}
