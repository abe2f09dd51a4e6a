import { clipText } from './value-names';

const SIDE_LENGTH_MAX = 100;

/** The first block of different lines in a comparison. */
interface Hunk {
  readonly found: readonly string[];
  readonly expected: readonly string[];
  readonly isOnly: boolean;
}

/** The first difference in a line-by-line comparison: `balance: 70 !== 40`. Undefined if there is none. */
export function differenceInWords(lines: readonly string[]): string | undefined {
  const whole = firstHunk(lines);
  if (whole === undefined) {
    return;
  }
  const hunk = firstFieldOf(whole);
  const [found, expected] = aroundTheDifference(sideOf(hunk.found), sideOf(hunk.expected));
  const more = hunk.isOnly ? '' : ', and more';
  if (found === '' || expected === '') {
    // Closing brackets at its beginning may belong to the line before it.
    const only = (found || expected).replace(/^[\])}]+, */, '');
    return `${found === '' ? 'missing' : 'not expected'}: ${only}${more}`;
  }
  const label = labelOf(found);
  const bare = expected.startsWith(label) ? expected.slice(label.length) : expected;
  return `${found} !== ${bare}${more}`;
}

/** If several consecutive fields differ, only the first. */
function firstFieldOf(hunk: Hunk): Hunk {
  const [found = '', expected = ''] = [hunk.found, hunk.expected].map(([first]) => first);
  const label = labelOf(sideOf([found]));
  const isField =
    label !== '' && label === labelOf(sideOf([expected])) && found.endsWith(',') && expected.endsWith(',');
  return isField && hunk.found.length > 1 && hunk.expected.length > 1
    ? { found: [found], expected: [expected], isOnly: false }
    : hunk;
}

/** `balance: ` of `balance: 70`, and `"a" => ` of an entry of a map. */
function labelOf(side: string): string {
  return /^["'\w$.-]{1,60}(?::| =>) /.exec(side)?.[0] ?? '';
}

/** Finds the first hunk. Node's comparison begins with `+ actual - expected`, Jest's with one line for each side, with counts. */
function firstHunk(lines: readonly string[]): Hunk | undefined {
  const start = lines.findIndex(
    (line, index) =>
      line.startsWith('+ actual - expected') ||
      (/^[+-] (?:Expected|Received)\b/.test(line) &&
        /^[+-] (?:Expected|Received)\b/.test(lines[index - 1] ?? '')),
  );
  if (start < 0) {
    return;
  }
  const body = lines.slice(start + 1);
  const from = body.findIndex(isDifferent);
  if (from < 0) {
    return;
  }
  const length = body.slice(from).findIndex((line) => !isDifferent(line));
  const to = length < 0 ? body.length : from + length;
  const changed = body.slice(from, to);
  return {
    found: changed.filter((line) => line.startsWith('+')),
    expected: changed.filter((line) => line.startsWith('-')),
    isOnly: !body.slice(to).some(isDifferent),
  };
}

function isDifferent(line: string): boolean {
  return /^[+-] /.test(line);
}

/** The lines of one side joined into one, without the stack frames of an error. */
function sideOf(lines: readonly string[]): string {
  const told = lines.map((line) => line.slice(1).trim()).filter((line) => !/^at .*:\d+\)?$/.test(line));
  return told.join(' ').replace(/,$/, '');
}

/** Shortens both sides. If they are long and begin alike, the common beginning is left out. */
function aroundTheDifference(found: string, expected: string): [string, string] {
  let alike = 0;
  while (alike < found.length && found[alike] === expected[alike]) {
    alike += 1;
  }
  const start = Math.max(found.length, expected.length) > SIDE_LENGTH_MAX && alike > 40 ? alike - 20 : 0;
  const shorten = (side: string) => (start === 0 ? '' : '…') + clipText(side.slice(start), SIDE_LENGTH_MAX);
  return [shorten(found), shorten(expected)];
}
