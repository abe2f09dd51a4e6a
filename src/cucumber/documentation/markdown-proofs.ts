import { describeIssue } from '../tags/issue';
import type { Issue } from './documentation';
import { escapeMarkdown } from './escape-markdown';
import { evidenceOf } from './evidence';
import { joinGranted, splitScope, tellFailing } from './tell-orders';

/** The columns of {@link experimentRows}. */
export const experimentHead = [
  'issue',
  'version of the code',
  'scenario of the experiment',
  'how many orders',
  'scope of the claim',
] as const;

/** What every order of turns came to, an experiment a row: its numbers hold within its scope, and are added to no others. */
export function experimentRows(issues: readonly Issue[]): string[][] {
  return issues.flatMap(({ issue, proofs }) =>
    evidenceOf(proofs).flatMap(({ code, explorations }) =>
      explorations.map(({ shownByName, smallest, scope, ...numbers }) => [
        typeof issue === 'number' ? describeIssue(issue) : escapeMarkdown(issue),
        ...[
          code,
          shownByName,
          `${tellFailing(numbers)}${smallest === null ? '' : `, the smallest is ${smallest}`}`,
          splitScope(scope).covered,
        ].map(escapeMarkdown),
      ]),
    ),
  );
}

/** What the claims of these experiments take for granted. */
export function grantedBy(issues: readonly Issue[]): string {
  const evidence = issues.flatMap(({ proofs }) => evidenceOf(proofs));
  return escapeMarkdown(
    joinGranted(evidence.flatMap(({ explorations }) => explorations).map(({ scope }) => scope)),
  );
}
