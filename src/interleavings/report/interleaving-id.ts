import type { Execution } from '../execution/execution';
import { InterleavingIdError } from '../experiment/errors';
import type { InterleavingStep } from './interleaving-run';

const ID = /^((?:\+?(?:[0-9a-z]|\([0-9a-z]+\)))+)(\.?)~[0-9a-f]{6}$/;
const CHOICE = /\+?(?:\([0-9a-z]+\)|[0-9a-z])/g;

/**
 * The printed name of an interleaving: its choices, and a fingerprint of the steps they led to.
 *
 * Choice 0 is the least surprising one and is left out at the end: `01~b6263f` reads "nothing special, but take
 * the first other choice in tick 2". A choice behind a `+` joins the tick before it. A `.` ends the order with its callers,
 * whatever would ring later. The fingerprint tells when the code no longer does the same.
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

/** What an id stands for. */
export interface WrittenOrder {
  /** Those that it leaves out are 0. */
  readonly choices: readonly number[];
  /** Whether the order ends with its callers. */
  readonly isCutShort: boolean;
}

/**
 * The order that an id stands for.
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

/** The two halves of an operation have one name. */
function whatWentOn({ kind, operation }: InterleavingStep): string {
  return kind === 'effect' || kind === 'answer' ? `${operation}, ${kind}` : operation;
}

/** FNV-1a, cut to 24 bits: short enough to type, long enough to notice a change of the code. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 8).toString(16).padStart(6, '0');
}
