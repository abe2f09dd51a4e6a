import { describeValue, isPlain } from './describe-value';
import { hintAt } from './nearest-name';
import { printable } from './printable';

/** The rule for one option. */
export interface OptionRule<Value> {
  /** The default, which `undefined` stands for. */
  readonly fallback: Value;
  /** What is accepted, in words that follow the name of the option. */
  readonly wanted: string;
  readonly accepts: (value: unknown) => boolean;
}

/** The rules of a set of options, by their names. */
export type OptionRules<Values extends object> = {
  readonly [Name in keyof Values]: OptionRule<Values[Name]>;
};

/** The context of the options, for error messages. */
export interface OptionPlace {
  /** The owner of the options; begins a message about an unknown option. */
  readonly owner: string;
  /** The name of the options as a whole; the owner by default. */
  readonly whole?: string;
  /** Text before the name of an option in a message about its value. */
  readonly prefix?: string;
  readonly refuse: (message: string) => Error;
}

/** Reads options by their rules: applies defaults and refuses invalid values. Only `undefined` means "use the default". */
export class OptionReader<Values extends object> {
  readonly #options: { readonly [Name in keyof Values]?: Values[Name] | undefined };
  readonly #rules: OptionRules<Values>;
  readonly #place: OptionPlace;

  /** Throws for an option without a rule. */
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
      throw refuse(
        `${prefix}${name} is ${wanted}, not ${describeValue(value)}.${tellItem(prefix + name, value, accepts)}`,
      );
    }
    return value;
  }
}

/** Which item of a list is not accepted; empty if it is none of them by itself. */
function tellItem(path: string, value: unknown, accepts: OptionRule<unknown>['accepts']): string {
  const items: readonly unknown[] = Array.isArray(value) && accepts([]) ? value : [];
  const index = items.findIndex((item) => !accepts([item]));
  return index === -1 ? '' : ` ${path}[${index}] is ${describeValue(items[index])}.`;
}

/** Refuses a value that is not an options object. From JavaScript or JSON, any value may come. */
export function refuseOther(
  options: unknown,
  rules: object,
  { owner, whole = owner, refuse }: OptionPlace,
): asserts options is object {
  if (!hasNames(options)) {
    const [example = ''] = Object.keys(rules);
    throw refuse(`${whole} takes options by their names, { ${example}: … }, not ${describeValue(options)}.`);
  }
}

/**
 * Whether a value can have options by their names. A list, a map, a promise or a service has none; without this check it would pass as
 * empty options.
 */
function hasNames(options: unknown): boolean {
  try {
    const isSet = ['[object Object]', '[object Module]'].includes(Object.prototype.toString.call(options));
    return isSet && (Object.keys(Object(options)).length > 0 || isPlain(Object(options)));
  } catch {
    // A proxy may throw when it is inspected.
    return false;
  }
}

/** Throws the error that `refuse` makes for the first unknown name, with a hint at the known name that was probably meant. */
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
