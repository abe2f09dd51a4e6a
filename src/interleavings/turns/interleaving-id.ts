import { InterleavingIdError } from './exploration-errors';
import type { InterleavingStep } from './interleaving-run';

const ID = /^((?:[0-9a-z]|\([0-9a-z]+\))+)~[0-9a-f]{6}$/;
const CHOICE = /\([0-9a-z]+\)|[0-9a-z]/g;

/**
 * The printed name of a schedule: its choices, and a fingerprint of the steps they led to.
 *
 * Choice 0 is the least surprising one and is left out at the end: `01~b6263f` reads "nothing special, but take
 * the first other choice at step 2". The fingerprint tells when the code no longer does the same.
 */
export function interleavingId(
  choices: readonly number[],
  callers: readonly string[],
  steps: readonly InterleavingStep[],
): string {
  const written = choices.map(writeChoice).join('').replace(/0+$/, '') || '0';
  const trace = steps.map(({ caller, operation, outcome }) => `${callers[caller]}\t${operation}\t${outcome}`);
  return `${written}~${fingerprint(trace.join('\n'))}`;
}

/**
 * The choices that an id stands for; those it leaves out are 0.
 *
 * @throws InterleavingIdError when it is not an id.
 */
export function choicesOf(id: string): number[] {
  const choices = ID.exec(id)?.[1];
  if (choices === undefined) {
    throw new InterleavingIdError(id);
  }
  return [...choices.matchAll(CHOICE)].map(([written]) => Number.parseInt(written.replace('(', ''), 36));
}

function writeChoice(choice: number): string {
  const digits = choice.toString(36);
  return digits.length === 1 ? digits : `(${digits})`;
}

/** FNV-1a, cut to 24 bits: short enough to type, long enough to notice a change of the code. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 8).toString(16).padStart(6, '0');
}
