import { stripVTControlCharacters } from 'node:util';
import type { FormatterContext } from './formatter-context';
import { casesOf, type PlacedCase } from '../run/cases-of';
import type { Run, RunAttempt, RunError } from '../run/run';
import { RunReader } from '../run/run-reader';
import { foldWhitespace } from '../ground/text';
import { describeIssues } from '../tags/issue';
import { describeQuarantine } from '../verdicts/quarantine';

/** Cucumber's marker for a formatter module. */
export const type = 'formatter';

/**
 * Writes a JUnit report that says why a scenario was skipped: the captured failure, with its issue. Cucumber's own formatter
 * `junit` writes an empty `<skipped/>`, and most CI systems then show a skipped test like any other.
 *
 * @example
 * ```js
 * // cucumber.js
 * module.exports = { default: { format: ['progress', '@audit-race/cucumber/junit:reports/junit.xml'] } };
 * ```
 */
export function formatter({ on, write }: FormatterContext<unknown>): void {
  const reader = new RunReader();
  on('message', (envelope) => {
    reader.read(envelope);
    if (envelope.testRunFinished) {
      write(writeReport(reader.run));
    }
  });
}

/** One run of one case. */
interface TestCase {
  readonly className: string;
  readonly name: string;
  readonly attempt: RunAttempt;
}

function writeReport(run: Run): string {
  const cases = casesOf(run).flatMap(listTestCases);
  const count = (wanted: (attempt: RunAttempt) => boolean) =>
    cases.filter((one) => wanted(one.attempt)).length;
  const suite = element('testsuite', {
    name: run.runner ?? 'cucumber-js',
    timestamp: run.startedAt ?? '',
    time: seconds(cases.reduce((sum, { attempt }) => sum + attempt.durationMs, 0)),
    tests: String(cases.length),
    skipped: String(count(isSkipped)),
    failures: String(count((attempt) => !isSkipped(attempt) && attempt.status !== 'passed')),
    errors: '0',
  });
  const body = cases.map(writeTestCase).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${suite}>\n${body}</testsuite>\n`;
}

// Of several attempts, only the last one counts. But each repetition is a separate run.
function listTestCases({ case: one, feature }: PlacedCase): TestCase[] {
  const runs = new Map(one.attempts.map((attempt) => [attempt.record?.repetition?.run, attempt]));
  return [...runs].map(([run, attempt]) => ({
    className: feature.name,
    name: run === undefined ? one.name : `${one.name} (run ${run} of ${attempt.record?.repetition?.of})`,
    attempt,
  }));
}

function writeTestCase({ className, name, attempt }: TestCase): string {
  const open = element('testcase', { classname: className, name, time: seconds(attempt.durationMs) });
  const steps = attempt.steps.map(({ keyword, text, status }) => `${keyword} ${text} ... ${status}`);
  return [
    `  <${open}>`,
    ...writeOutcome(attempt),
    `    <system-out>${escapeXml(steps.join('\n'))}</system-out>`,
    '  </testcase>\n',
  ].join('\n');
}

function writeOutcome(attempt: RunAttempt): string[] {
  if (attempt.status === 'passed') {
    return [];
  }
  if (isSkipped(attempt)) {
    return [`    <${element('skipped', { message: describeSkip(attempt) })}/>`];
  }
  const { type: errorType, message, stack } = findError(attempt);
  const open = element('failure', { type: errorType, message });
  return [`    <${open}>${escapeXml(stack || message)}</failure>`];
}

function describeSkip({ capture, quarantine }: RunAttempt): string {
  if (quarantine !== null) {
    return `quarantined ${describeIssues(quarantine.issues)}: ${describeQuarantine(quarantine)}`;
  }
  return capture === null
    ? 'skipped'
    : `captured ${describeIssues(capture.issues)}: ${foldWhitespace(`${capture.name}: ${capture.message}`)}`;
}

// The last error: if the harness has reported one, it comes last.
function findError({ steps, hooks, status }: RunAttempt): RunError {
  const errors = [...steps, ...hooks].map(({ error }) => error);
  return errors.findLast((error) => error !== null) ?? { type: status, message: status, stack: '' };
}

function isSkipped({ status }: RunAttempt): boolean {
  return status === 'skipped';
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function element(name: string, attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`);
  return name + written.join('');
}

// XML 1.0 does not allow control characters other than these three, not even escaped. A bare carriage return must be escaped, or a
// parser would turn it into a line feed.
function escapeXml(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

// A parser would turn a line feed or a tab in an attribute into a space.
function escapeAttribute(text: string): string {
  return escapeXml(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
