import { describeIssue, type IssueKey, linkTo } from '../../tags/issue';
import type { Capture } from './captures';

/** A promoted scenario, as a changelog tells of it; the rows of an outline are one. */
export interface Fix {
  /** The feature, as the suite was read. */
  readonly uri: string;
  /** The sentence, in Markdown. */
  readonly text: string;
  /** What tells it from other fixes: its issues, or else its name. */
  readonly subject: string;
}

/** What changelogs say of promoted captures: a sentence for each scenario. */
export function describeFixes(promoted: Iterable<Capture>, issueLink: string): readonly Fix[] {
  const captures = [...promoted];
  const scenarios = new Set(captures.map(({ pickle }) => pickle.astNodeIds[0]));
  return [...scenarios].flatMap((id) => {
    const rows = captures.filter(({ pickle }) => pickle.astNodeIds[0] === id);
    const issues = [...new Set(rows.flatMap(({ scenario }) => scenario.issues))];
    const links = issues.map((issue) => writeLink(issue, linkTo(issue, issueLink)));
    const text = `${escapeMarkdown(nameOf(rows))}${links.length === 0 ? '' : ` (${links.join(', ')})`}.`;
    return rows.slice(0, 1).map(({ feature }) => ({
      uri: feature.uri,
      text,
      subject: issues.join(' ') || nameOf(rows),
    }));
  });
}

function writeLink(issue: IssueKey, link: string | undefined): string {
  const text = escapeSigns(describeIssue(issue));
  return link === undefined ? text : `[${text}](${link})`;
}

// The name as it is written has the columns of the outline in it; that of a single scenario is the same as its own.
function nameOf(rows: readonly Capture[]): string {
  const names = new Set(rows.map(({ scenario }) => scenario.name));
  const written = rows[0]?.levels.find((level) => 'steps' in level)?.name ?? '';
  return names.size === 1 ? [...names].join('') : written;
}

// What begins a heading, a list or a quotation does so at the beginning only.
function escapeMarkdown(name: string): string {
  return escapeSigns(name.replace(/[.!?]$/, ''))
    .replace(/^[#>+~=-]/, String.raw`\$&`)
    .replace(/^(\d+)(?=[.)](?:\s|$))/, '$1\\');
}

function escapeSigns(text: string): string {
  return text.replaceAll(/[\\`*[\]<]|(?<!\w)_|_(?!\w)/g, String.raw`\$&`);
}
