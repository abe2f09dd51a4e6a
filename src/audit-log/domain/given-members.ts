import type { AuditError } from './errors';
import { describeValue, isObject, quoteText } from './harmless-text';
import { isOfAnotherKind } from './is-of-another-kind';
import { findUnknownName, type UnknownName } from './known-names';
import { isGiven, isInherited } from './polluted-root';

/** Which members an object that a caller gives may have. */
export interface MemberRules<Name extends string> {
  /** What it is, as the beginning of a sentence: `The options of flush()`. */
  readonly whole: string;
  /** What one of its members is: `option of flush()`. */
  readonly part: string;
  /** Every member that there is. */
  readonly names: readonly Name[];
  /** Makes the error. Its first argument names the member at fault, and is empty where all of it is. */
  readonly refuse: (name: string, message: string, cause?: unknown) => AuditError;
}

/** What was given, by name; what was left out is absent. */
export type Members<Name extends string> = Readonly<Partial<Record<Name, unknown>>>;

interface Gathered<Name extends string> {
  readonly isOther: boolean;
  readonly unknown?: UnknownName | undefined;
  readonly members: Members<Name>;
}

/**
 * Reads the members of what a caller gave, each once: what is checked afterwards is what is used, whatever a getter says the
 * next time. Members that a class inherits or computes count like its own.
 *
 * Throws nothing but what `refuse` makes: for what is no object of members, cannot be read, or has a member that is unknown.
 */
export function readMembers<Name extends string>(given: unknown, rules: MemberRules<Name>): Members<Name> {
  const { isOther, unknown, members } = gatherSafely(given, rules);
  if (isOther) {
    throw rules.refuse(
      '',
      `${rules.whole} must be an object with named values, not ${describeValue(given)}.`,
    );
  }
  if (unknown !== undefined) {
    throw rules.refuse(unknown.name, `${quoteText(unknown.name)} is no ${rules.part}. ${unknown.hint}`);
  }
  return members;
}

function gatherSafely<Name extends string>(given: unknown, rules: MemberRules<Name>): Gathered<Name> {
  try {
    return gather(given, rules.names);
  } catch (error) {
    const message = `${rules.whole} cannot be read: a getter or a proxy of it throws. Give a plain object.`;
    throw rules.refuse('', message, error);
  }
}

function gather<Name extends string>(given: unknown, names: readonly Name[]): Gathered<Name> {
  // Without a prototype: nobody has given what all objects inherit.
  const members: Partial<Record<Name, unknown>> = Object.create(null);
  if (!isObject(given) || isOfAnotherKind(given)) {
    return { isOther: true, members };
  }
  const isSuspect = isInherited(names);
  for (const name of names) {
    const value: unknown = isSuspect && !isGiven(given, name) ? undefined : Reflect.get(given, name);
    if (value !== undefined) {
      members[name] = value;
    }
  }
  return { isOther: false, unknown: findUnknownName(given, names), members };
}
