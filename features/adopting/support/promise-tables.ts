import { readFileSync } from 'node:fs';
import { loadConfiguration, loadSources } from '@cucumber/cucumber/api';
import MarkdownIt from 'markdown-it';

/** The title of the column that says who tries a line. */
const COLUMN = 'tried by';
const CELL = /^t[dh]_open$/;
const NAMED = /^(?<feature>.+) › (?<part>.+)$/;
const MATRIX = /^`npm run matrix -- (?<part>\w+)`$/;
const FEATURE = /^Feature: (?<name>.+)$/m;
const RULE = /^ {2}Rule: (?<name>.+)$/gm;

/** A line of a table that says that it is tried by something that is not there. */
export interface UntriedLine {
  readonly line: string;
  readonly named: string;
}

/** The names of the rules and scenarios of each feature; those of an outline as its rows make them. */
type NamedParts = ReadonlyMap<string, ReadonlySet<string>>;

/** Finds the lines of a chapter, up to its next heading, that name what is not there, and counts all of them. */
export async function lookUpPromises(
  readme: string,
  chapter: string,
  matrix: ReadonlySet<string>,
): Promise<{ readonly lineCount: number; readonly untried: readonly UntriedLine[] }> {
  const lines = promisesIn(readme, chapter);
  const parts = await readParts();
  const untried = lines.flatMap(({ line, names }) =>
    names.filter((named) => !isThere(named, parts, matrix)).map((named) => ({ line, named })),
  );
  return { lineCount: lines.length, untried };
}

function promisesIn(readme: string, chapter: string): { line: string; names: string[] }[] {
  const tokens = new MarkdownIt({ html: true }).parse(readme, {});
  const start = tokens.findIndex(
    ({ content }, index) => content === chapter && tokens[index - 1]?.type === 'heading_open',
  );
  const next = tokens.findIndex(({ type }, index) => index > start && type === 'heading_open');
  const end = next < 0 ? tokens.length : next;
  // Only what is in a cell: a sentence below a table is no part of its last line.
  const cells = tokens.filter(
    ({ type }, index) =>
      index > start && index < end && (type === 'tr_open' || CELL.test(tokens[index - 1]?.type ?? '')),
  );
  const rows = cells.flatMap(({ type }, index) => (type === 'tr_open' ? [index] : []));
  const table = rows.map((from, row) => cells.slice(from + 1, rows[row + 1]).map(({ content }) => content));
  const width = table.find((titles) => titles.at(-1) === COLUMN)?.length;
  return table
    .slice(1)
    .filter(({ length }) => length === width)
    .map((row) => ({ line: row[0] ?? '', names: (row.at(-1) ?? '').split('<br>') }));
}

function isThere(named: string, parts: NamedParts, matrix: ReadonlySet<string>): boolean {
  const part = MATRIX.exec(named)?.groups?.part;
  if (part !== undefined) {
    return matrix.has(part);
  }
  const groups = NAMED.exec(named)?.groups;
  return parts.get(groups?.feature ?? '')?.has(groups?.part ?? '') ?? false;
}

/** Only what `npm test` runs. */
async function readParts(): Promise<NamedParts> {
  const { runConfiguration } = await loadConfiguration({ profiles: ['default'] });
  const { plan } = await loadSources({ ...runConfiguration.sources, shard: '' });
  const parts = new Map<string, Set<string>>();
  for (const uri of new Set(plan.map((scenario) => scenario.uri))) {
    const text = readFileSync(uri, 'utf8');
    const rules = [...text.matchAll(RULE)].map(({ groups }) => groups?.name ?? '');
    const scenarios = plan.filter((scenario) => scenario.uri === uri).map(({ name }) => name);
    parts.set(FEATURE.exec(text)?.groups?.name ?? '', new Set([...rules, ...scenarios]));
  }
  return parts;
}
