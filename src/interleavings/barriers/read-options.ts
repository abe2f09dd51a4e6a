import { BarrierOptionError } from './barrier-option-error';
import { describeThrown, describeValue } from './describe-value';
import { isCollection } from './is-collection';
import { nearestName } from './nearest-name';

/** What values are valid. The check and the error message use the same rule. */
export interface OptionRule {
  /** What is accepted, in words that follow "must be". */
  readonly wanted: string;
  readonly accepts: (value: unknown) => boolean;
}

/** One rule for each option; the compiler reports a missing rule. */
export type OptionRules<Options> = { readonly [Name in keyof Options]-?: OptionRule };

/** The options that were given. An option that was left out, or is `undefined`, is absent. */
export type GivenOptions<Options> = { readonly [Name in keyof Options]?: Exclude<Options[Name], undefined> };

/**
 * Reads the options of `owner` and checks them by their rules. Each option is read only once, so that a getter cannot return
 * another value after the check.
 *
 * @throws BarrierOptionError if `given` is not an options object, has an unknown name, or a value breaks its rule.
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
 * Like {@link readOptions}, but every option is required.
 *
 * @throws BarrierOptionError also for a missing option.
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

/** @throws BarrierOptionError when the value breaks the rule. */
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
    // A proxy may throw when it is inspected; then the value is refused.
    return false;
  }
}
