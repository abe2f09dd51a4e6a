import { count } from '../../ground/text';
import { runVerdicts } from '../../run/case-verdict';
import { describeHeldLate, findHeldLate } from '../../run/held-late';
import type { RunAttempt, RunCase, RunError } from '../../run/run';
import type { Documentation } from '../documentation';
import { type Html, html } from '../html';
import { headlineOf } from '../words/error-words';
import { tellingLine } from '../words/telling-line';
import { renderAttempt } from './attempt';
import { renderDuration } from './duration';

/** The maximum number of different endings: each of a thousand repetitions may end differently. */
const endingsMax = 10;

/** An attempt before the last one of its case, and its number. */
interface Earlier {
  readonly attempt: RunAttempt;
  /** From 1. */
  readonly number: number;
}

/** Attempts with the same ending, the first one first. */
type Alike = readonly [Earlier, ...Earlier[]];

/** The attempts before the last one of a case: folded, and grouped by their endings. */
export function renderEarlier({ attempts }: RunCase, documentation: Documentation): Html | false {
  const endings = endingsOf(attempts);
  const [shown, folded] = [endings.slice(0, endingsMax), endings.slice(endingsMax)];
  const others = folded.reduce((sum, { length }) => sum + length, 0);
  return (
    endings.length > 0 &&
    html`<div class="attempts">${shown.map((alike) => renderEnding(alike, attempts.length, documentation))}${
      others > 0 &&
      html`<details><summary>${count(others, 'other attempt')} ended in other ways.</summary><ul>${folded.map((alike) => html`<li>${tellEnding(alike, attempts.length)}</li>`)}</ul></details>`
    }</div>`
  );
}

/** For a repeated case, the rates of its verdicts. For a guard that passed only after a retry, the number of that attempt. */
export function renderRates({ attempts }: RunCase): Html | false {
  const verdicts = runVerdicts(attempts);
  if (verdicts.length > 1) {
    const rates = [...new Set(verdicts)].map(
      (verdict) =>
        `${verdict} ${verdicts.filter((one) => one === verdict).length} of ${verdicts.length} times`,
    );
    return html`<p class="note">Repeated: ${rates.join(', ')}.</p>`;
  }
  const late = findHeldLate(attempts);
  return late !== null && html`<p class="note">It ${describeHeldLate(late)}.</p>`;
}

// A repetition with the same ending as the last one is left out, because the rates count it.
function endingsOf(attempts: readonly RunAttempt[]): readonly Alike[] {
  const [last] = attempts.slice(-1);
  const endings = new Map<string, [Earlier, ...Earlier[]]>();
  for (const [index, attempt] of attempts.slice(0, -1).entries()) {
    const isTold = attempt.record?.repetition && last && endingOf(attempt) === endingOf(last);
    if (!isTold) {
      const one = { attempt, number: index + 1 };
      const alike = endings.get(endingOf(attempt));
      if (alike === undefined) {
        endings.set(endingOf(attempt), [one]);
      } else {
        alike.push(one);
      }
    }
  }
  return [...endings.values()];
}

function endingOf(attempt: RunAttempt): string {
  const { status, record, capture } = attempt;
  const error = errorOf(attempt);
  return JSON.stringify([status, record?.verdict, capture?.message, error?.type, error?.message]);
}

function errorOf({ steps, hooks }: RunAttempt): RunError | undefined {
  return [...steps, ...hooks].flatMap(({ error }) => error ?? [])[0];
}

function renderEnding(alike: Alike, all: number, documentation: Documentation): Html {
  const [{ attempt }] = alike;
  const worker = attempt.worker === null ? '' : `, in worker ${attempt.worker}`;
  return html`<details><summary>${tellEnding(alike, all)}</summary>
<p class="note">It took ${renderDuration(attempt.durationMs)}${worker}.</p>${renderAttempt(attempt, documentation)}</details>`;
}

function tellEnding(alike: Alike, all: number): Html {
  const [{ attempt }] = alike;
  const error = errorOf(attempt);
  const said = error === undefined ? tellingLine(attempt.capture?.message ?? '') : headlineOf(error);
  const numbers = describeNumbers(alike.map(({ number }) => number));
  return html`${numbers} of ${all} ${endingWords(attempt)}${said !== '' && html`: <span class="said">${said}</span>`}`;
}

function endingWords({ status, record }: RunAttempt): string {
  return record !== null && status !== 'failed' ? `was ${record.verdict}` : status;
}

// `Attempt 1`, `Attempts 1 and 2`, `Attempts 1, 2, 3 and 17 others`
function describeNumbers(numbers: readonly number[]): string {
  if (numbers.length === 1) {
    return `Attempt ${numbers[0]}`;
  }
  const shown = numbers.length > 4 ? [...numbers.slice(0, 3), `${numbers.length - 3} others`] : numbers;
  return `Attempts ${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
