import { stripVTControlCharacters } from 'node:util';
import { describeValue } from '../barriers/describe-value';
import { ExplorationOptionError } from '../experiment/errors';
import { printable } from '../printable';
import { differenceInWords } from './difference';
import { clipText } from './value-names';

const MESSAGE_LENGTH_MAX = 20_000;
const LINE_LENGTH_MAX = 240;

/** Text before the words of an assertion: our own introduction, and names of errors. */
const PREFIX = /^(?:[\w ]+(?: \[\w+\])?: )+(?=Expected (?:values|"actual")|Values |The |expect\()/;
const COMPARISON = / (?:!==|!=|===|==) /;
/** The comparison method that some libraries append. */
const METHOD = / \/\/ (?:Object\.is|deep|indexOf|recursive)\b.*/;

/** How `node:assert` begins a message that continues on further lines, and how to say both in one line. */
const REWORDINGS: readonly (readonly [RegExp, (more: string, pattern: string) => string])[] = [
  [/^The expression evaluated to a falsy value:$/, (more) => `falsy: ${more}`],
  [/^Expected values to be loosely deep-equal:$/, (more) => more],
  [
    /\. Input:$(?<= did not match the regular expression (.+)\. Input:)/,
    (more, pattern) => `${more} does not match ${pattern}`,
  ],
  [
    /\. Input:$(?<= to not match the regular expression (.+)\. Input:)/,
    (more, pattern) => `${more} matches ${pattern}`,
  ],
];

/**
 * Finds the line of a message that says what is wrong: `1 !== 2` rather than `Expected values to be strictly equal:`.
 *
 * It knows the messages of `node:assert` (Node 20 to 24), of chai and Vitest, and of `expect` in Jest and Playwright. Of any other
 * message it takes the first line, and also what follows if that line ends in a colon.
 *
 * @param message - Of an error or of a problem of a run, of any length.
 * @returns One line of at most 240 characters, safe to print in a terminal.
 * @throws ExplorationOptionError when the message is no text (`EXPLORATION_OPTION`).
 */
export function usefulLine(message: string): string {
  if (typeof message !== 'string') {
    throw new ExplorationOptionError(
      `usefulLine needs the text of a message, not ${describeValue(message)}.`,
    );
  }
  const plain = stripVTControlCharacters(message.slice(0, MESSAGE_LENGTH_MAX));
  const lines = plain.split(/\r?\n/).filter((line) => line.trim() !== '');
  const first = (lines[0] ?? '').trim();
  const prefix = PREFIX.exec(first)?.[0] ?? '';
  const head = first.slice(prefix.length).replace(METHOD, '');
  const rest = lines.slice(1);
  const said = head.startsWith('expect(') ? saidByExpect(head, rest) : saidByAssert(head, rest);
  return printable(clipText(oneLine(prefix + said), LINE_LENGTH_MAX));
}

/** For `node:assert`, and for other libraries with a message on one line. */
function saidByAssert(head: string, rest: readonly string[]): string {
  const more = rest.join(' ');
  for (const [known, reword] of REWORDINGS) {
    const match = known.exec(head);
    if (match !== null) {
      return reword(more, match[1] ?? '');
    }
  }
  const comparison = rest.length === 1 && COMPARISON.test(more) ? more : undefined;
  const found = differenceInWords(rest) ?? comparison;
  if (found !== undefined) {
    // A message that the user gave to the assertion stays in front.
    return head.endsWith(':') ? found : `${head}: ${found}`;
  }
  const isToldNext = /^\s*(?:Error message|Caught error|Actual message):/.test(more);
  return isToldNext ? `${head.replace(/\.$/, '')}. ${more}` : withWhatFollows(head, more);
}

function withWhatFollows(head: string, more: string): string {
  return head.endsWith(':') ? `${head} ${more}` : head;
}

/** For Jest's expect, which prints the expected and the received value on separate lines. */
function saidByExpect(head: string, rest: readonly string[]): string {
  const lines = rest.map((line) => line.trim());
  const matcher = /\)\.((?:\w+\.)*\w+)\(/.exec(head)?.[1] ?? head;
  const misuse = lines.find((line) => line.startsWith('Matcher error:'));
  if (misuse !== undefined) {
    return `${matcher}: ${misuse}`;
  }
  const difference = differenceInWords(rest);
  if (difference !== undefined) {
    return difference;
  }
  const expected = lines.filter((line) => /^Expected\b/.test(line));
  const received = lines.filter((line) => /^(?:Received|Error message)\b/.test(line));
  // Prefer two lines about the same property, such as the length.
  const pair = expected.flatMap((one) =>
    received.filter((other) => labelOf(one) === labelOf(other)).map((other) => [one, other]),
  )[0];
  const told = pair ?? [...expected.slice(0, 1), ...received.slice(0, 1)];
  const words = told.map((line) => line.replace(/^[A-Z]/, (letter) => letter.toLowerCase())).join(', ');
  return expected.length > 0 ? words : `${matcher}: ${words || (lines[0] ?? '')}`;
}

/** ` length` of `Expected length: 2`. */
function labelOf(line: string): string {
  return line.replace(/^\w+/, '').replace(/:.*/, '');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
