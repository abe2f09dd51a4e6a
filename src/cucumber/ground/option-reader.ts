import { describeValue } from './describe-value';
import { hintAt } from './nearest-name';
import { printable } from './printable';

/** What one option may be. */
export interface OptionRule<Value> {
  /** What `undefined` stands for. */
  readonly fallback: Value;
  /** What it is, in words that follow its name. */
  readonly wanted: string;
  readonly accepts: (value: unknown) => boolean;
}

/** The rules of a set of options, by their names. */
export type OptionRules<Values extends object> = {
  readonly [Name in keyof Values]: OptionRule<Values[Name]>;
};

/** Where options stand, and how they are refused. */
export interface OptionPlace {
  /** Who is given the options; the beginning of a sentence about one that is unknown. */
  readonly owner: string;
  /** What the options are called in a sentence about all of them; without it, that is the owner. */
  readonly whole?: string;
  /** What stands before the name of an option in a sentence about its value. */
  readonly prefix?: string;
  readonly refuse: (message: string) => Error;
}

/** Reads options by their rules: fills in the defaults and refuses what makes no sense. Only `undefined` means "use the default". */
export class OptionReader<Values extends object> {
  readonly #options: { readonly [Name in keyof Values]?: Values[Name] | undefined };
  readonly #rules: OptionRules<Values>;
  readonly #place: OptionPlace;

  /** Throws at once where an option has no rule. */
  constructor(
    options: { readonly [Name in keyof Values]?: Values[Name] | undefined },
    rules: OptionRules<Values>,
    place: OptionPlace,
  ) {
    this.#options = options;
    this.#rules = rules;
    this.#place = place;
    const { owner, refuse } = place;
    refuseOther(options, rules, place);
    refuseUnknown(Object.keys(options), Object.keys(rules), (unknown, hint) =>
      refuse(`${owner} knows no option "${printable(unknown)}"${hint}`),
    );
  }

  /** The value of an option, or its default. */
  value<Name extends keyof Values & string>(name: Name): Values[Name] {
    const { [name]: value } = this.#options;
    const { fallback, wanted, accepts } = this.#rules[name];
    if (value === undefined) {
      return fallback;
    }
    if (!accepts(value)) {
      const { prefix = '', refuse } = this.#place;
      throw refuse(`${prefix}${name} is ${wanted}, not ${describeValue(value)}.`);
    }
    return value;
  }
}

/** Refuses what is no set of options: whoever calls in JavaScript or writes JSON may give anything. */
export function refuseOther(
  options: unknown,
  rules: object,
  { owner, whole = owner, refuse }: OptionPlace,
): asserts options is object {
  // A list, a map and a promise have no fields, and would pass for options that are all left out.
  const isSet = ['[object Object]', '[object Module]'].includes(Object.prototype.toString.call(options));
  if (!isSet) {
    const [example = ''] = Object.keys(rules);
    throw refuse(`${whole} takes options by their names, { ${example}: … }, not ${describeValue(options)}.`);
  }
}

/** Throws what `refuse` makes of the first name that is not known, and of a hint at the one that was meant. */
export function refuseUnknown(
  names: readonly string[],
  knownNames: readonly string[],
  refuse: (unknown: string, hint: string) => Error,
): void {
  const unknown = names.find((name) => !knownNames.includes(name));
  if (unknown !== undefined) {
    throw refuse(unknown, hintAt(unknown, knownNames));
  }
}
