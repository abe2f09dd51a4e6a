import type { TagRuleSettings } from '../tags/tag-rule';
import { closingNumbers } from './closing-numbers';
import { readIssueStates } from './issue-states';

/** The environment variable for the text of the commit or pull request at hand: it belongs to one run, not to the suite. */
export const closesVariable = 'CAPTURE_BUGS_CLOSES';

/** What the tag rules may ask about issues. */
export type IssueFacts = Pick<TagRuleSettings, 'issueStates' | 'closing'>;

/**
 * Gathers what is known of issues besides their tags: the issues file, and what the change at hand says it closes.
 *
 * @throws IssuesFileError (`ISSUES_FILE`) when the file cannot be used.
 */
export function readIssueFacts(
  { issuesFile, issueLink }: { readonly issuesFile: string; readonly issueLink: string },
  changeText = '',
): IssueFacts {
  return {
    issueStates: issuesFile === '' ? undefined : readIssueStates(issuesFile),
    closing: closingNumbers(changeText, issueLink),
  };
}
