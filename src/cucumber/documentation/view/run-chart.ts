import type { RunRecord } from '../../ledger/run-record';
import { type Html, html } from '../html';
import { describeDuration } from '../words/verdict-words';

/** A row of bars, with one bar for each run. */
interface Panel {
  readonly name: string;
  /** Determines the colour of the bars. */
  readonly kind: 'failed' | 'flaky' | 'took';
  readonly values: readonly number[];
  readonly describe: (value: number) => string;
  /** Whether every bar is labelled, or only the highest and the last one. */
  readonly isCounted: boolean;
}

const gutter = 72;
const columnWidth = 24;
const barWidth = 14;
const barHeightMax = 40;
const panelHeight = 72;

/** A chart of runs in chronological order, the latest on the right: the numbers of failed and flaky scenarios, and the duration. */
export function renderRunChart(runs: readonly RunRecord[]): Html {
  const panels = panelsOf(runs);
  const width = gutter + runs.length * columnWidth;
  const height = panels.length * panelHeight + 8;
  const told = panels.map(
    ({ name, values, describe }) =>
      `${name}, from the first to the last run: ${values.map(describe).join(', ')}.`,
  );
  return html`<div class="scrolls" role="group" tabindex="0" aria-label="Chart of the runs"><svg class="runs-chart" role="img" aria-label="${told.join(' ')}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${panels.map(
    (panel, index) => renderPanel(panel, index * panelHeight, width),
  )}</svg></div>`;
}

function panelsOf(runs: readonly RunRecord[]): Panel[] {
  return [
    {
      name: 'Failed',
      kind: 'failed',
      values: runs.map(({ red }) => red.size),
      describe: String,
      isCounted: true,
    },
    {
      name: 'Flaky',
      kind: 'flaky',
      values: runs.map(({ flaky }) => flaky.size),
      describe: String,
      isCounted: true,
    },
    {
      name: 'Took',
      kind: 'took',
      values: runs.map(({ durationMs }) => durationMs),
      describe: describeDuration,
      isCounted: false,
    },
  ];
}

function renderPanel({ name, kind, values, describe, isCounted }: Panel, top: number, width: number): Html {
  const base = top + panelHeight - 8;
  const highest = values.reduce((most, value) => Math.max(most, value), 1);
  const told = new Set(isCounted ? values.keys() : [values.indexOf(highest), values.length - 1]);
  const bars = values.map((value, index) => {
    const height = Math.round((value / highest) * barHeightMax);
    const left = gutter + index * columnWidth + (columnWidth - barWidth) / 2;
    // The label of a duration is wider than its column. Align it so that it stays inside the chart.
    const isFirstHalf = index < values.length / 2;
    const anchor = isCounted ? 'middle' : isFirstHalf ? 'start' : 'end';
    const at = isCounted ? left + barWidth / 2 : isFirstHalf ? left : left + barWidth;
    return html`${height > 0 && html`<rect class="${kind}" x="${left}" y="${base - height}" width="${barWidth}" height="${height}"/>`}${
      told.has(index) &&
      html`<text x="${at}" y="${base - height - 4}" text-anchor="${anchor}">${describe(value)}</text>`
    }`;
  });
  return html`<text x="0" y="${base}">${name}</text><path d="M${gutter} ${base + 0.5}H${width}"/>${bars}`;
}
