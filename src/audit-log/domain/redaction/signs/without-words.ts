import { codesOf } from './codes';
import { SIGNS } from './signs';

/** The characters with which the keys of providers begin. */
export const KEY_FIRST = codesOf(/[eAgxsrpwnhSydGPNEC$]/);
/** The characters that cannot come right before a key. */
export const KEY_SIGN = codesOf(/[A-Za-z0-9]/);
/** A key is recognized at the latest at this distance from its beginning. */
export const KEY_BEGIN_MAX = 10;

/** From the end of a verb to the blank behind "into". */
const INTO_LENGTH = 6;
const END_OF_VERB = codesOf(/[te]/i);
const BEFORE_END = codesOf(/[rcg]/i);

const END_OF_BASIC = codesOf(/c/i);
/** A name and a password in Base64 have other characters, too. */
const PLAIN_LETTER = codesOf(/[a-ik-y]/);
const CREDENTIAL_SIGN = codesOf(/[\w+/-]/);
/** The letter of an escape of two digits, and what is no such digit. Behind the end of a piece of a text is 0, of which nothing is known. */
const X = codesOf(/x/i);
const NO_DIGIT = codesOf(/[^\da-f\0]/i);

/** The signs of a place, without those that are parts of plain words there: "task-force", "basic training". */
export function withoutWords(signs: number, units: Uint16Array, index: number): number {
  const withoutKeys = (signs & SIGNS.key) !== 0 && !mayBeginKey(units, index) ? signs & ~SIGNS.key : signs;
  const withoutSchemes =
    (withoutKeys & SIGNS.scheme) !== 0 && isBeforePlainWord(units, index)
      ? withoutKeys & ~SIGNS.scheme
      : withoutKeys;
  const withoutTables =
    (withoutSchemes & SIGNS.inserted) !== 0 && !isBehindVerb(units, index)
      ? withoutSchemes & ~SIGNS.inserted
      : withoutSchemes;
  return (withoutTables & SIGNS.letter) !== 0 && isInPath(units, index)
    ? withoutTables & ~SIGNS.letter
    : withoutTables;
}

/** Whether this is a folder and no escape: `C:\xampp`. */
function isInPath(units: Uint16Array, index: number): boolean {
  return (
    X[units[index] ?? 0] === 1 &&
    (NO_DIGIT[units[index + 1] ?? 0] === 1 || NO_DIGIT[units[index + 2] ?? 0] === 1)
  );
}

/** Whether the word "into" comes behind "insert", "replace", "merge" or "ignore", and not behind another one. */
function isBehindVerb(units: Uint16Array, index: number): boolean {
  const last = units[index - INTO_LENGTH] ?? 0;
  const before = units[index - INTO_LENGTH - 1] ?? 0;
  return index > INTO_LENGTH && END_OF_VERB[last] === 1 && BEFORE_END[before] === 1;
}

/** Whether a word that may be a key begins near enough. */
function mayBeginKey(units: Uint16Array, index: number): boolean {
  const first = Math.max(0, index - KEY_BEGIN_MAX);
  for (let at = index - 1; at >= first; at -= 1) {
    const before = at === 0 ? 0 : (units[at - 1] ?? 0);
    if (KEY_FIRST[units[at] ?? 0] === 1 && KEY_SIGN[before] !== 1) {
      return true;
    }
  }
  return false;
}

function isBeforePlainWord(units: Uint16Array, index: number): boolean {
  if (END_OF_BASIC[units[index - 1] ?? 0] !== 1) {
    return false;
  }
  let at = index + 1;
  while (PLAIN_LETTER[units[at] ?? 0] === 1) {
    at += 1;
  }
  return at > index + 1 && CREDENTIAL_SIGN[units[at] ?? 0] !== 1;
}
