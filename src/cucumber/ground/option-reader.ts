import { closest } from 'fastest-levenshtein';

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
    refuseUnknown(Object.keys(options), Object.keys(rules), (unknown, nearest) =>
      place.refuse(`${place.owner} knows no option "${unknown}"; did you mean "${nearest}"?`),
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
      throw refuse(`${prefix}${name} is ${wanted}, not ${JSON.stringify(value)}.`);
    }
    return value;
  }
}

/** Throws what `refuse` makes of the first name that is not known, and of the known name nearest to it. */
export function refuseUnknown(
  names: readonly string[],
  knownNames: readonly string[],
  refuse: (unknown: string, nearest: string) => Error,
): void {
  const unknown = names.find((name) => !knownNames.includes(name));
  if (unknown !== undefined) {
    throw refuse(unknown, closest(unknown, knownNames));
  }
}
