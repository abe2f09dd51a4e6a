import type { Capture } from './captures';

/** What a changelog says of promoted captures: a sentence for each scenario; the rows of an outline are one. */
export function describeFixes(promoted: Iterable<Capture>, issueLink: string): readonly string[] {
  const captures = [...promoted];
  const scenarios = new Set(captures.map(({ pickle }) => pickle.astNodeIds[0]));
  return [...scenarios].map((id) => {
    const rows = captures.filter(({ pickle }) => pickle.astNodeIds[0] === id);
    const issues = [...new Set(rows.flatMap(({ scenario }) => scenario.issues))].map((issue) =>
      issueLink === '' ? `#${issue}` : `[#${issue}](${issueLink.replaceAll('{issue}', String(issue))})`,
    );
    return `${escapeMarkdown(nameOf(rows))}${issues.length === 0 ? '' : ` (${issues.join(', ')})`}.`;
  });
}

// The name as it is written has the columns of the outline in it; that of a single scenario is the same as its own.
function nameOf(rows: readonly Capture[]): string {
  const names = new Set(rows.map(({ scenario }) => scenario.name));
  const written = rows[0]?.levels.find((level) => 'steps' in level)?.name ?? '';
  return names.size === 1 ? [...names].join('') : written;
}

function escapeMarkdown(name: string): string {
  return name.replace(/[.!?]$/, '').replaceAll(/[\\`*[\]<]|(?<!\w)_|_(?!\w)/g, String.raw`\$&`);
}
