/** What a step is given for a part of its text that is missing. */
export type Missing = 'null' | 'undefined';

/** A group of a pattern, with those within it. */
interface Group {
  readonly isCapturing: boolean;
  readonly start: number;
  source: string;
  /** Whether a text matches without it: it may come no times, or must not come at all. */
  isLeftOut: boolean;
  branches: number;
  readonly inner: Group[];
}

/** A group that gives a value, and whether a text matches that has nothing for it. */
interface Capture {
  readonly group: Group;
  readonly isOptional: boolean;
}

/** What of a pattern has a meaning here: what is escaped, a class, the beginning of a group, its end with how often it may come, a branch. */
const TOKENS =
  /\\.|\[(?:\\.|[^\]\\])*\]|(?<start>\((?:\?(?:<?[=!]|<\w+>|[\w-]*:))?)|(?<end>\)(?:[?*]|\{0)?)|(?<branch>\|)/gs;

/** Cucumber takes such groups for its own parameters `{}` and `{word}`, and gives what the expression has found; of all others `null`. */
const GIVEN_AS_FOUND = ['.*', '[^\\s]+'];

/**
 * Says of each parameter that a regular expression gives to a step what it is where it is missing, or that it is never missing.
 *
 * A group with groups in it gives what the first of these has.
 */
export function findMissing(source: string): readonly (Missing | 'never')[] {
  return capturesIn(parse(source), false).map(({ group, isOptional }) => {
    const isMissing = capturesIn(group, isOptional)[0]?.isOptional ?? isOptional;
    if (!isMissing) {
      return 'never';
    }
    return GIVEN_AS_FOUND.includes(group.source) ? 'undefined' : 'null';
  });
}

function capturesIn(group: Group, isOptional: boolean): readonly Capture[] {
  return group.inner.flatMap((inner) => {
    const isOptionalHere = isOptional || group.branches > 1 || inner.isLeftOut;
    return inner.isCapturing
      ? [{ group: inner, isOptional: isOptionalHere }]
      : capturesIn(inner, isOptionalHere);
  });
}

function parse(source: string): Group {
  const whole = begin('(?:', 0);
  const open = [whole];
  for (const { index, groups: { start, end, branch } = {} } of source.matchAll(TOKENS)) {
    const group = open.at(-1) ?? whole;
    if (start !== undefined) {
      const inner = begin(start, index + 1);
      group.inner.push(inner);
      open.push(inner);
    } else if (end !== undefined) {
      group.source = source.slice(group.start, index);
      group.isLeftOut ||= end.length > 1;
      open.pop();
    } else if (branch !== undefined) {
      group.branches += 1;
    }
  }
  return whole;
}

function begin(token: string, start: number): Group {
  const isCapturing = token === '(' || token.endsWith('>');
  return { isCapturing, start, source: '', isLeftOut: token.endsWith('!'), branches: 1, inner: [] };
}
