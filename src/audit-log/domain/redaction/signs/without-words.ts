import { codesOf } from './codes';
import { SIGNS } from './signs';

const KEY_FIRST = codesOf(/[eAgxsrpwnhSyd$]/);
const KEY_SIGN = codesOf(/[A-Za-z0-9]/);
/** So far from the beginning of a key it is known to be one at the latest. */
const KEY_BEGIN_MAX = 10;

const END_OF_BASIC = codesOf(/c/i);
/** No name and password are written with these alone. */
const PLAIN_LETTER = codesOf(/[a-ik-y]/);
const CREDENTIAL_SIGN = codesOf(/[\w+/-]/);

/** The signs of a place, without those that are parts of plain words there: "task-force", "basic training". */
export function withoutWords(signs: number, units: Uint16Array, index: number): number {
  const withoutKeys = (signs & SIGNS.key) !== 0 && !mayBeginKey(units, index) ? signs & ~SIGNS.key : signs;
  return (withoutKeys & SIGNS.scheme) !== 0 && isBeforePlainWord(units, index)
    ? withoutKeys & ~SIGNS.scheme
    : withoutKeys;
}

/** Whether a word begins near enough. */
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
