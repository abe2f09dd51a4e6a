import { shorten } from '../../ground/text';
import type { Documentation } from '../documentation';
import { experimentsOf } from '../proofs/evidence';
import type { Proof } from '../proofs/proofs';
import { joinGranted, splitScope, tellFailing, tellRuns } from '../proofs/tell-orders';
import { escapeMarkdown } from './escape-markdown';
import { renderIssues } from './issue';

/** The proofs, and the issues that they may be about. */
type Shown = Pick<Documentation, 'proofs' | 'issues'>;

/** The columns of {@link experimentRows}. */
export const experimentHead = [
  'issue',
  'version of the code',
  'scenario of the experiment',
  'its verdict',
  'how many orders',
  'scope of the claim',
] as const;

/**
 * The results of explorations, one row for each experiment, because numbers of different scopes must not be added up. An experiment
 * without an issue has a row, too.
 */
export function experimentRows({ proofs, issues: known }: Shown): string[][] {
  return experimentsOf(proofs).map(({ issues, code, shownByName, verdict, smallest, scope, ...numbers }) => [
    renderIssues(issues, known),
    ...[
      code,
      shownByName,
      verdict,
      `${tellFailing(numbers)}${smallest === null ? '' : `, the smallest is ${smallest}`}`,
      splitScope(scope).covered,
    ].map(escapeMarkdown),
  ]);
}

/** The columns of {@link sideRows}. */
export const sideHead = [
  'issue',
  'version of the code',
  'scenario that tried it',
  'its verdict',
  'what the scenarios of the issue did',
] as const;

/** How the scenarios of an issue ran against a version of the code, which shows whether they can fail. */
export function sideRows({ proofs, issues: known }: Shown): string[][] {
  return proofs.flatMap(({ shownByName, verdict, issues, ...proof }) =>
    proof.kind === 'both sides'
      ? proof.record.sides.map(({ code, says, ...runs }) => [
          renderIssues(issues, known),
          ...[
            code,
            shownByName,
            verdict,
            `${tellRuns(runs)}${says ? `, saying “${shorten(says)}”` : ''}`,
          ].map(escapeMarkdown),
        ])
      : [],
  );
}

/** The assumptions of the claims of these experiments. */
export function grantedBy(proofs: readonly Proof[]): string {
  return escapeMarkdown(joinGranted(experimentsOf(proofs).map(({ scope }) => scope)));
}
