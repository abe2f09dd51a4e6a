import { types } from 'node:util';
import { BarrierOptionError } from './barrier-option-error';
import { describeThrown, describeValue } from './describe-value';
import { nearestName } from './nearest-name';

/** What one value may be. The check and its message read the same rule. */
export interface OptionRule {
  /** What is accepted, in words that follow "must be". */
  readonly wanted: string;
  readonly accepts: (value: unknown) => boolean;
}

/** A rule for each option; the compiler sees to it that none is forgotten. */
export type OptionRules<Options> = { readonly [Name in keyof Options]-?: OptionRule };

/** The options that were given. What was left out, or is `undefined`, is absent. */
export type GivenOptions<Options> = { readonly [Name in keyof Options]?: Exclude<Options[Name], undefined> };

/**
 * Reads the options of `owner`, each once, and checks them by their rules: what is checked is what is used, whatever a
 * getter says the next time.
 *
 * @throws BarrierOptionError for what is no object of options, for an unknown name, and for a value that its rule refuses.
 */
export function readOptions<Options extends object>(
  given: unknown,
  owner: string,
  rules: OptionRules<Options>,
): GivenOptions<Options> {
  const names = Object.keys(rules);
  const options = gather(given, owner, names);
  checkOptions(options, owner, rules);
  return options;
}

/**
 * The same where nothing may be left out.
 *
 * @throws BarrierOptionError also for a value that is absent.
 */
export function readWhole<Options extends object>(
  given: unknown,
  owner: string,
  rules: OptionRules<Options>,
): Options {
  const options = gather(given, owner, Object.keys(rules));
  checkWhole(options, owner, rules);
  return options;
}

/** @throws BarrierOptionError when the rule refuses the value. */
export function checkValue(name: string, value: unknown, owner: string, rule: OptionRule): void {
  if (!isAccepted(value, rule)) {
    throw new BarrierOptionError(
      name,
      `${name} of ${owner} must be ${rule.wanted}, not ${describeValue(value)}.`,
    );
  }
}

function gather(given: unknown, owner: string, names: readonly string[]): object {
  try {
    if (!isCollection(given)) {
      const example = `{ ${names[0]}: … }`;
      const message = `${owner} takes options by their names, such as ${example}, not ${describeValue(given)}.`;
      throw new BarrierOptionError('', message);
    }
    refuseUnknown(Object.keys(given), owner, names);
    return Object.fromEntries(
      names.map((name) => [name, Reflect.get(given, name)]).filter(([, value]) => value !== undefined),
    );
  } catch (error) {
    throw error instanceof BarrierOptionError
      ? error
      : new BarrierOptionError('', `The options of ${owner} cannot be read: ${describeThrown(error)}.`);
  }
}

/** Whether it has named values. A list, a Map or a promise has none, and would pass for options that are all left out. */
function isCollection(given: unknown): given is object {
  return (
    typeof given === 'object' &&
    given !== null &&
    !(Symbol.iterator in given) &&
    !types.isDate(given) &&
    !types.isRegExp(given) &&
    !types.isNativeError(given) &&
    !types.isBoxedPrimitive(given) &&
    !types.isAnyArrayBuffer(given) &&
    !types.isPromise(given) &&
    // The signal goes to wait().
    !('aborted' in given)
  );
}

function refuseUnknown(given: readonly string[], owner: string, names: readonly string[]): void {
  const unknown = given.find((name) => !names.includes(name));
  if (unknown === undefined) {
    return;
  }
  const nearest = nearestName(unknown, names);
  const hint = nearest === undefined ? `there are ${names.join(', ')}.` : `did you mean "${nearest}"?`;
  throw new BarrierOptionError(unknown, `${owner} has no option ${describeValue(unknown)}; ${hint}`);
}

function checkOptions<Options extends object>(
  options: object,
  owner: string,
  rules: OptionRules<Options>,
): asserts options is GivenOptions<Options> {
  for (const [name, rule] of Object.entries<OptionRule>(rules)) {
    const value: unknown = Reflect.get(options, name);
    if (value !== undefined) {
      checkValue(name, value, owner, rule);
    }
  }
}

function checkWhole<Options extends object>(
  options: object,
  owner: string,
  rules: OptionRules<Options>,
): asserts options is Options {
  for (const [name, rule] of Object.entries<OptionRule>(rules)) {
    checkValue(name, Reflect.get(options, name), owner, rule);
  }
}

function isAccepted(value: unknown, { accepts }: OptionRule): boolean {
  try {
    return accepts(value);
  } catch {
    // A proxy may throw at whoever looks at it; then it is not what was asked for.
    return false;
  }
}
