import type { SideResult } from './race-both-sides';
import type { JudgedScenario } from './read-verdicts';

/** The first page of the living documentation: what is known of each issue, and where to read on. */
export function renderVerdictPage(sides: readonly SideResult[], judged: readonly JudgedScenario[]): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>audit-race: living documentation</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 1rem/1.6 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
  th, td { text-align: left; padding: .4rem .8rem; border-bottom: 1px solid; vertical-align: top; }
</style>
<h1>audit-race: living documentation</h1>
<p>Written by the run that it tells of. All features, with their steps and logs: <a href="cucumber.html">the report</a>,
<a href="cucumber.html?query=%40tdd_issue">only the scenarios that bear an issue</a>.</p>
<h2>Both sides of #991</h2>
${renderTable(
  ['Service', 'Callers', 'Engines created', 'Engines leaked', 'Runs that raced'],
  sides.map((side) => [
    side.service,
    side.callers,
    side.createdMax,
    side.leakedMax,
    `${side.racedRuns} of ${side.runs}`,
  ]),
)}
<h2>Verdicts</h2>
${renderTable(
  ['Issue', 'Scenario', 'Verdict', 'What was seen'],
  judged.map(({ issues, name, uri, verdict, seen }) => [
    issues.map((issue) => `#${issue}`).join(' '),
    `${name} (${uri})`,
    verdict,
    seen ?? '',
  ]),
)}
</html>
`;
}

function renderTable(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const head = heads.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
  const body = rows.map(
    (row) => `<tr>${row.map((cell) => `<td>${escapeHtml(String(cell))}</td>`).join('')}</tr>`,
  );
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
