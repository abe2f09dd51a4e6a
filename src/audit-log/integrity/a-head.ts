import type { OptionRule } from '../domain/call-options';
import { describeValue, isObject } from '../domain/harmless-text';

/** The base64 of 32 bytes. */
const ROOT = /^[A-Za-z0-9+/]{43}=$/;

/** A checkpoint that somebody trusts, as `readCheckpoint` gives it. */
export const aHead = aCheckpoint('a checkpoint: an object with size and root', whatIsWrong);

/** Somebody may give the text of a checkpoint, signed or not. */
const OF_A_TEXT =
  'readCheckpoint(text, { publicKey }) of audit-race/verify makes it of the text of a signed one; of an unsigned one, trust its size and root only where nobody could change it.';

/** A checkpoint, as far as nothing is wrong with its members. */
export function aCheckpoint(
  range: string,
  whatIsWrong: (members: Readonly<Record<string, unknown>>) => string | undefined,
): OptionRule {
  return Object.freeze({
    range,
    accepts: (value: unknown) => isObject(value) && whatIsWrong(value) === undefined,
    wrong: (value: unknown) =>
      isObject(value) ? whatIsWrong(value) : typeof value === 'string' ? OF_A_TEXT : undefined,
  });
}

/** What is wrong with the size of a checkpoint; `undefined` where nothing is. */
export function wrongSize(size: unknown, min: number): string | undefined {
  return Number.isSafeInteger(size) && Number(size) >= min
    ? undefined
    : `Its size is ${describeValue(size)}, and must be a whole number from ${min}.`;
}

function whatIsWrong({ size, root }: Readonly<Record<string, unknown>>): string | undefined {
  const isRoot = typeof root === 'string' && ROOT.test(root);
  return (
    wrongSize(size, 0) ??
    (isRoot ? undefined : `Its root is ${describeValue(root)}, and must be 32 bytes in base64.`)
  );
}
