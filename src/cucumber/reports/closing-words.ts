import { describeLine } from '../ground/place';
import { quotePlace } from '../ground/quote-place';
import { printable } from '../ground/printable';
import { count, shorten } from '../ground/text';
import { describeHeldLate, findHeldLate, isTolerated } from '../run/held-late';
import { showVariable } from '../verdicts/shown-capture';
import { describeIssues } from '../tags/issue';
import { describeWhere } from '../tags/only-where';
import { describeQuarantine } from '../verdicts/quarantine';
import type { CaseReport } from './case-report';

/** The summary below a run, so that nobody has to search a report; empty if there is nothing to report. */
export function writeClosingWords(reports: readonly CaseReport[]): string {
  const captured = reports.filter((report) => report.case.verdict === 'captured');
  const lines = [
    ...section('Captured failures, each as it was written down:', captured.map(describeCapture)),
    ...(captured.length === 0 ? [] : ['', countCaptures(captured)]),
    ...section(
      'In quarantine, and not run; `npx capture-bugs quarantine` runs each by itself:',
      reports.filter(({ quarantine }) => quarantine !== null).map(describeQuarantined),
    ),
    ...section(
      'Captured only elsewhere; here they must hold:',
      reports.filter(({ where }) => where?.isHere === false).map(describeElsewhere),
    ),
    ...section(
      `Shown and not judged, because ${showVariable} is 1; the run records nothing about them:`,
      reports.filter(({ case: { verdict } }) => verdict === 'shown').map(describeShown),
    ),
    ...section(
      'Repeated scenarios, judged over all their runs:',
      reports.filter(isRepeated).map(describeRate),
    ),
    ...section(
      'Guards that held only at a later attempt; their bugs may be back:',
      reports.flatMap(describeLateHold),
    ),
    ...section(
      'Fixed, and let through by allowFixed; each is red without it:',
      reports.filter(isLetThrough).map(describePromotion),
    ),
    ...section(
      'Guards that were not run; nobody knows whether they hold:',
      reports.filter(({ isSkippedGuard }) => isSkippedGuard).map(describeCase),
    ),
  ];
  return lines.length === 0 ? '' : [...lines, ''].join('\n');
}

/** Whether a case was run several times. */
export function isRepeated({ case: { attempts } }: CaseReport): boolean {
  return attempts.some(({ record }) => record?.repetition);
}

/** Whether a case that was expected to fail passed in each run, and the settings of the suite allow that. */
export function isLetThrough({ case: { verdict, attempts } }: CaseReport): boolean {
  return verdict === 'fixed' && attempts.at(-1)?.status === 'passed';
}

function section(title: string, entries: readonly string[]): string[] {
  return entries.length === 0 ? [] : ['', title, '', ...entries];
}

function describeCase({ case: { place, name }, issues }: CaseReport): string {
  return printable(`  ${describeLine(place)}  ${describeIssues(issues)}  ${name}`);
}

function describeCapture(report: CaseReport): string {
  const capture = report.case.attempts.map((attempt) => attempt.capture).find((one) => one !== null);
  const where = report.where === null ? '' : `\n    ${describeWhere(report.where)}`;
  const words = printable(`    ${capture?.name}: ${shorten(capture?.message ?? '')}`);
  return `${describeCase(report)}\n${words}${where}`;
}

function describeLateHold(report: CaseReport): string[] {
  const late = findHeldLate(report.case.attempts);
  const tolerated = isTolerated(report.case.attempts) ? ' (let through by allowRetriedGuards)' : '';
  return late === null ? [] : [`${describeCase(report)}\n    ${describeHeldLate(late)}${tolerated}`];
}

function describeShown(report: CaseReport): string {
  return `${describeCase(report)}\n    ${printable(describeEnding(report))}`;
}

/** How a capture ended in a run that does not judge captures, in one line. */
export function describeEnding({ case: { attempts }, error }: CaseReport): string {
  const { status } = attempts.at(-1) ?? { status: 'not run' };
  if (status === 'passed') {
    return 'passed: the bug looks fixed';
  }
  return error === null ? status : `${status}: ${shorten(error.message)}`;
}

function describeQuarantined(report: CaseReport): string {
  const words = report.quarantine === null ? '' : printable(describeQuarantine(report.quarantine));
  return `${describeCase(report)}\n    ${words}`;
}

function describeElsewhere(report: CaseReport): string {
  const where = report.where === null ? '' : describeWhere(report.where);
  return `${describeCase(report)}\n    ${report.case.verdict}: ${where}`;
}

function countCaptures(captured: readonly CaseReport[]): string {
  const issues = new Set(captured.flatMap((report) => report.issues));
  return `${count(captured.length, 'scenario')} captured, of ${count(issues.size, 'issue')} still to be fixed.`;
}

/** The rate of a repeated case, and what to do if its runs ended differently. */
function describeRate(report: CaseReport): string {
  const rate = describeRuns(report);
  const isSteady = new Set(report.verdicts).size === 1;
  return [
    describeCase(report),
    `    ${isSteady ? rate : `${report.case.verdict}: ${rate}`}`,
    ...adviseOnRate(report),
  ].join('\n');
}

/** `captured 7 of 10, passed 3 of 10`: how many runs had each result. */
export function describeRuns({ case: { attempts }, verdicts }: CaseReport): string {
  const runs = attempts.map(({ record }) => record?.repetition?.of).find((of) => of !== undefined);
  return [...new Set(verdicts)]
    .toSorted()
    .map((kind) => {
      const number = verdicts.filter((one) => one === kind).length;
      return `${inOneRun.get(kind) ?? kind} ${number} of ${runs ?? verdicts.length}`;
    })
    .join(', ');
}

// A single run is described in weaker words than a verdict: one passing run of several does not mean that the bug is fixed.
const inOneRun: ReadonlyMap<string, string> = new Map([
  ['fixed', 'passed'],
  ['holds', 'held'],
]);

function adviseOnRate({ case: { verdict, place }, verdicts }: CaseReport): string[] {
  if (verdict === 'fixed') {
    return [printable(`    The bug looks fixed: npx capture-bugs promote ${quotePlace(place)}`)];
  }
  return new Set(verdicts).size === 1 ? [] : adviceOnChance;
}

const adviceOnChance = [
  '    The result depends on chance. Make the callers meet (releaseTogether), or try every order',
  '    (exploreInterleavings): that finds the order that shows the bug, and replays it each time.',
];

function describePromotion(report: CaseReport): string {
  const command = printable(`    npx capture-bugs promote ${quotePlace(report.case.place)}`);
  return `${describeCase(report)}\n${command}`;
}
