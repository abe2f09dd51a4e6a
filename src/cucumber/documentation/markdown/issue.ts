import type { LedgerIssue } from '../../ledger/issue-ledger';
import { describeIssue, type IssueKey } from '../../tags/issue';
import { escapeMarkdown } from './escape-markdown';
import { renderMarkdownLink } from './link';

type Linked = Pick<LedgerIssue, 'issue' | 'link'>;

/** The name of an issue, with a link if its page is known. */
export function renderIssue({ issue, link }: Linked): string {
  const shown = typeof issue === 'number' ? describeIssue(issue) : escapeMarkdown(issue);
  return renderMarkdownLink(link, shown);
}

/** Several issues. The name of one that no scenario has is escaped: GitHub would link it to an issue of its own repository. */
export function renderIssues(names: readonly IssueKey[], known: readonly Linked[]): string {
  return names
    .map((name) => {
      const found = known.find(({ issue }) => issue === name);
      return found === undefined ? escapeMarkdown(describeIssue(name)) : renderIssue(found);
    })
    .join(', ');
}
