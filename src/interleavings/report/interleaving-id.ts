import type { Execution } from '../execution/execution';
import { InterleavingIdError } from '../experiment/errors';
import type { InterleavingStep } from './interleaving-run';

const ID = /^((?:\+?(?:[0-9a-z]|\([0-9a-z]+\)))+)(\.?)~[0-9a-f]{6}$/;
const CHOICE = /\+?(?:\([0-9a-z]+\)|[0-9a-z])/g;

/**
 * The printed id of an interleaving: its choices, and a fingerprint of the steps to which they led.
 *
 * Choice 0 is the least surprising one; zeros at the end are left out. So `01~b6263f` means: all as usual, except the first
 * alternative in tick 2. A `+` before a choice means that it joins the tick before it. A `.` ends the order with its callers, and
 * ignores timers that would ring later. The fingerprint shows when the code no longer does the same.
 */
export function interleavingId(
  { choices, isCutShort }: Pick<Execution, 'choices' | 'isCutShort'>,
  callers: readonly string[],
  steps: readonly InterleavingStep[],
): string {
  const last = choices.findLastIndex((choice) => choice !== 0);
  const written =
    choices
      .slice(0, last + 1)
      .map(writeChoice)
      .join('') || '0';
  const trace = steps.map((step) => `${callers[step.caller]}\t${whatWentOn(step)}\t${step.outcome}`);
  return `${written}${isCutShort ? '.' : ''}~${fingerprint(trace.join('\n'))}`;
}

/** The order that an id describes. */
export interface WrittenOrder {
  /** Choices that are missing at the end are 0. */
  readonly choices: readonly number[];
  /** Whether the order ends with its callers. */
  readonly isCutShort: boolean;
}

/**
 * Parses an id.
 *
 * @throws InterleavingIdError when it is not an id.
 */
export function orderOf(id: string): WrittenOrder {
  const [, choices, end] = (typeof id === 'string' && ID.exec(id)) || [];
  if (choices === undefined) {
    throw new InterleavingIdError(id);
  }
  return { choices: choicesIn(choices), isCutShort: end === '.' };
}

function choicesIn(choices: string): number[] {
  return [...choices.matchAll(CHOICE)].map(([written]) => {
    const choice = Number.parseInt(written.replace(/^\+?\(?/, ''), 36);
    return written.startsWith('+') ? -1 - choice : choice;
  });
}

function writeChoice(choice: number): string {
  const digits = (choice < 0 ? -1 - choice : choice).toString(36);
  return `${choice < 0 ? '+' : ''}${digits.length === 1 ? digits : `(${digits})`}`;
}

/** The name of a step. The effect and the answer of one operation have the same name, so the kind is added. */
function whatWentOn({ kind, operation }: InterleavingStep): string {
  return kind === 'effect' || kind === 'answer' ? `${operation}, ${kind}` : operation;
}

/** FNV-1a, truncated to 24 bits: short enough to type, long enough to detect a change of the code. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 8).toString(16).padStart(6, '0');
}
