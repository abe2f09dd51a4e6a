import { LEGIBLE_CODES, UNSEEN } from '../look-alikes';

/** Groups of characters that mean the same wherever they are. All other characters are a group as well, the first. */
const GROUPS: readonly string[] = [
  ...Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => letter + letter.toUpperCase()),
  '0189',
  ...'234567_.%[]-$:=></`,}',
  '\\',
  '"',
  "'",
  ')',
  ' ',
  '\t',
  '\n',
  '\r',
  // What may come between a name and a `=`: `!=`, `||=`.
  '!?+|~*^',
  UNSEEN,
  '\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
];

/** The width of a row of a table, in bits. */
export const GROUP_BITS = 6;
export const GROUP_COUNT = GROUPS.length + 1;

/** The group of each unit of a text. */
export const GROUP_OF_UNIT = groupsOfUnits();

/** The group of the units that a reader does not see. */
export const UNSEEN_GROUP = groupOf(UNSEEN);

export function groupOf(sign: string): number {
  return GROUP_OF_UNIT[sign.charCodeAt(0)] ?? 0;
}

/** For each group, by its number, whether it has a character that matches. */
export function groupsWith(pattern: RegExp): readonly boolean[] {
  return [false, ...GROUPS.map((group) => pattern.test(group))];
}

function groupsOfUnits(): Uint8Array {
  const groups = new Uint8Array(0x10000);
  for (const [index, group] of GROUPS.entries()) {
    for (const sign of group) {
      groups[sign.charCodeAt(0)] = index + 1;
    }
  }
  // A loop by index, because to make a pair for each unit would take several milliseconds of each start.
  for (let unit = 0; unit < groups.length; unit += 1) {
    groups[unit] ||= groups[LEGIBLE_CODES[unit] ?? 0] ?? 0;
  }
  return groups;
}
