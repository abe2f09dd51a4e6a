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

/** A scenario that is repeated a thousand times may end in a thousand ways. */
const endingsMax = 10;

/** An attempt that does not stand for its case, and which one it is. */
interface Earlier {
  readonly attempt: RunAttempt;
  /** From 1. */
  readonly number: number;
}

/** Those that ended alike, the first one first. */
type Alike = readonly [Earlier, ...Earlier[]];

/** The attempts before the one that stands for a case: folded, and those that ended alike as one. */
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

/** A repeated case tells the rate of its verdicts; a guard that held late, at which attempt. */
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

// A repetition that ended as the last one did has nothing to add: the rate counts it.
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
