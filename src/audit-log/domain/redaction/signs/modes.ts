import { groupOf, groupsWith } from './groups';
import { MARKS } from './sign-words';
import { SIGNS } from './signs';

/**
 * Where in a text a state is: in or between words, behind half of a secret part, in the end of an element, in a name with
 * such a part, behind one, behind its `=` or colon, on the line below that.
 */
export const MODES = Object.freeze({
  before: 0,
  half: 1,
  closing: 2,
  named: 3,
  quoted: 4,
  spaced: 5,
  assigned: 6,
  below: 7,
});

const IN_NAME = groupsWith(/[\w.$%[\]-]/);
const LETTER = groupsWith(/[a-z]/i);
const SPACE = groupsWith(/\s/);
/** What a name may end with, before its sign: a quote, and a bracket around it. */
const QUOTE = groupsWith(/["'`\\\])]/);
const SIGN = groupsWith(/[=:]/);
const LINE_END = groupsWith(/[\r\n]/);
/** Also one that is escaped. */
const END_OF_LINE = groupsWith(/[nr\r\n]/);
const LIST_END = groupsWith(/[,}]/);
const TAG_SIGN = groupsWith(/[\s<>/,}]/);
const GREATER = groupOf('>');
const EQUALS = groupOf('=');
const COLON = groupOf(':');
const BLANK = groupsWith(/[ \t]/);
/** May come between a name and a `=`, a `>` or a `<`. */
const OPERATOR = groupsWith(/[!<-]/);

/** The mode after one more character, at which words with these marks end. */
export function nextMode(mode: number, group: number, mark: number): number {
  if (IN_NAME[group] === true && mode <= MODES.named) {
    return modeInName(mode, group, mark);
  }
  if ((mark & MARKS.closing) !== 0) {
    return MODES.closing;
  }
  if (mode < MODES.named) {
    const goesOn = mode === MODES.closing ? group === COLON : mode === MODES.half && BLANK[group] === true;
    return goesOn ? mode : MODES.before;
  }
  return mode >= MODES.assigned ? modeBehindSign(group) : modeBehindName(mode, group);
}

function modeInName(mode: number, group: number, mark: number): number {
  const has = (some: number) => (mark & some) !== 0;
  if (mode === MODES.named || has(MARKS.part | MARKS.lastWord)) {
    return MODES.named;
  }
  if (mode === MODES.closing) {
    return has(MARKS.firstHalf | MARKS.secondHalf) ? MODES.named : mode;
  }
  if (has(MARKS.firstHalf) || mode === MODES.before) {
    return has(MARKS.firstHalf) ? MODES.half : mode;
  }
  if (has(MARKS.secondHalf)) {
    return MODES.named;
  }
  return LETTER[group] !== true || has(MARKS.between | MARKS.secondBegin) ? mode : MODES.before;
}

function modeBehindName(mode: number, group: number): number {
  if (SIGN[group] === true || (mode === MODES.spaced && group === GREATER)) {
    return MODES.assigned;
  }
  if (SPACE[group] === true || OPERATOR[group] === true) {
    return MODES.spaced;
  }
  return QUOTE[group] === true ? MODES.quoted : MODES.before;
}

function modeBehindSign(group: number): number {
  if (LINE_END[group] === true) {
    return MODES.below;
  }
  return SPACE[group] === true || group === GREATER || group === EQUALS ? MODES.assigned : MODES.before;
}

/** What is found when the mode changes in this way. */
export function signsBehind(change: {
  readonly mode: number;
  readonly next: number;
  readonly group: number;
  readonly mark: number;
}): number {
  const { mode, next, group, mark } = change;
  if (mode >= MODES.assigned) {
    // A word on the next line is no value where it is not indented.
    return next >= MODES.assigned || (mode === MODES.below && LETTER[group] === true) ? 0 : SIGNS.assigned;
  }
  if (next === MODES.named) {
    return (
      (mode === MODES.closing ? SIGNS.closed : 0) | ((mark & MARKS.encodedSign) === 0 ? 0 : SIGNS.encoded)
    );
  }
  return mode < MODES.named ? 0 : signsBehindName(mode, next, group);
}

function signsBehindName(mode: number, next: number, group: number): number {
  // A quote, or a bracket, which is in the group of all other characters.
  if (mode === MODES.spaced && (next === MODES.quoted || group === 0)) {
    return SIGNS.said;
  }
  const isTag = mode !== MODES.spaced && TAG_SIGN[group] === true;
  // Each text is on a line of its own, and one that was cut may end after a name. In JSON in JSON a line may end with "\n" as well.
  const isListed =
    mode !== MODES.named &&
    (LIST_END[group] === true || (mode === MODES.quoted && END_OF_LINE[group] === true));
  return (isTag ? SIGNS.attribute : 0) | (isListed ? SIGNS.listed : 0);
}
