import { describeIssue, type IssueKey, linkTo } from '../../tags/issue';
import type { Capture } from './captures';

/** A promoted scenario, as the changelog describes it. The rows of an outline are one fix. */
export interface Fix {
  /** The path of the feature, as the suite was read. */
  readonly uri: string;
  /** The sentence, in Markdown. */
  readonly text: string;
  /** What distinguishes it from other fixes: its issues, or else its name. */
  readonly subject: string;
}

/** Describes promoted captures for changelogs: one sentence for each scenario. */
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

// If several rows of an outline are promoted, the name as written, with the placeholders. For one row, its own name.
function nameOf(rows: readonly Capture[]): string {
  const names = new Set(rows.map(({ scenario }) => scenario.name));
  const written = rows[0]?.levels.find((level) => 'steps' in level)?.name ?? '';
  return names.size === 1 ? [...names].join('') : written;
}

// The characters that begin a heading, a list or a quotation matter only at the beginning of a line.
function escapeMarkdown(name: string): string {
  return escapeSigns(name.replace(/[.!?]$/, ''))
    .replace(/^[#>+~=-]/, String.raw`\$&`)
    .replace(/^(\d+)(?=[.)](?:\s|$))/, '$1\\');
}

function escapeSigns(text: string): string {
  return text.replaceAll(/[\\`*[\]<]|(?<!\w)_|_(?!\w)/g, String.raw`\$&`);
}
