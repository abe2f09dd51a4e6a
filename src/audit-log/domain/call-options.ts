import { asked } from './asked';
import { AuditOptionError } from './errors';
import { readMembers } from './given-members';
import { describeValue } from './harmless-text';

/** What one option may be. The check and its message read the same rule. */
export interface OptionRule {
  /** What is accepted, as the end of a sentence: `true or false`. */
  readonly range: string;
  readonly accepts: (value: unknown) => boolean;
  /** What a refused value is, where that says more than the value, or the value may be secret. */
  readonly shown?: (value: unknown) => string | undefined;
  /** What a refused value lacks, if that can be said. */
  readonly missing?: (value: unknown) => readonly string[];
  /** Which part of a refused value is wrong, as a sentence, if that can be said. The path is that of the option. */
  readonly wrong?: (value: unknown, path: string) => string | undefined;
}

/** A rule for each option; the compiler sees to it that none is forgotten. */
export type OptionRules<Options> = { readonly [Name in keyof Options]-?: OptionRule };

/** The options that were given. What was left out, or is `undefined`, is absent. */
export type GivenOptions<Options> = { readonly [Name in keyof Options]?: Exclude<Options[Name], undefined> };

/** The limits of a call that takes many steps. */
export interface LimitOptions {
  /**
   * How long it may take: a whole number of milliseconds from 1, or `Infinity` for no limit. That includes storing
   * what was accepted before. When the time is up, the call ends after the step under way, and at most half a second later.
   *
   * @defaultValue Infinity
   */
  readonly timeoutMs?: number | undefined;
  /**
   * Abort it when the call has to end. The call rejects with the reason of the signal, as soon as it would when its time is up. A call
   * whose signal was aborted before does not begin.
   *
   * @defaultValue none
   */
  readonly signal?: AbortSignal | undefined;
}

/** True or false, and no text that says so. */
export const flag: OptionRule = Object.freeze({
  range: 'true or false',
  accepts: (value: unknown) => typeof value === 'boolean',
});

/** How long a call may take. */
export const timeLimit: OptionRule = Object.freeze({
  range: 'a whole number of milliseconds from 1, or Infinity for no limit',
  // Whole numbers beyond MAX_SAFE_INTEGER are not exact. That does no harm: nobody lives to see the end of such a limit.
  accepts: (value: unknown) =>
    value === Number.POSITIVE_INFINITY || isWholeNumber(value, 1, Number.MAX_VALUE),
});

/** A function, whatever it takes. */
export const aFunction: OptionRule = Object.freeze({
  range: 'a function',
  accepts: (value: unknown) => typeof value === 'function',
});

/** An AbortSignal, recognized by its members: a signal from another realm is of another class. */
const abortSignal: OptionRule = Object.freeze({
  range: 'an AbortSignal',
  accepts: (value: unknown) =>
    typeof Reflect.get(Object(value), 'aborted') === 'boolean' &&
    typeof Reflect.get(Object(value), 'addEventListener') === 'function',
});

/** What the limits of each call may be. */
export const LIMIT_RULES: OptionRules<LimitOptions> = Object.freeze({
  timeoutMs: timeLimit,
  signal: abortSignal,
});

/** A whole number of a range, its ends included. */
export function wholeNumber(min: number, max = Number.MAX_SAFE_INTEGER): OptionRule {
  const end = max === Number.MAX_SAFE_INTEGER ? '' : ` to ${max}`;
  return { range: `a whole number from ${min}${end}`, accepts: (value) => isWholeNumber(value, min, max) };
}

/**
 * Reads the options of a call, or of the constructor, and checks each by its rule: a limit means the same wherever it is
 * given. All of them are read once, as {@link readMembers} does.
 *
 * @param call as a message names it: `flush()`.
 * @throws AuditOptionError naming the option, its value with its type, and what is accepted.
 */
export function readOptions<Options extends object>(
  given: unknown,
  call: string,
  rules: OptionRules<Options>,
): GivenOptions<Options> {
  return readBy(given, rules, {
    whole: `The options of ${call}`,
    of: call,
    pathOf: (name) => name,
    titleOf: (name) => `The option ${name} of ${call}`,
  });
}

/**
 * The same for an option that has options of its own. An error names each by its path: `retention.maxAgeDays`.
 *
 * @param option the path of that option: `retention`.
 */
export function readNestedOptions<Options extends object>(
  given: unknown,
  option: string,
  rules: OptionRules<Options>,
): GivenOptions<Options> {
  return readBy(given, rules, {
    whole: `The option ${option}`,
    of: option,
    pathOf: (name) => (name === '' ? option : `${option}.${name}`),
    titleOf: (name) => `The option ${option}.${name}`,
  });
}

/** The limit as a timer takes it: `Infinity` becomes `undefined`. */
export function limitOf(timeoutMs: number | undefined): number | undefined {
  return timeoutMs === Number.POSITIVE_INFINITY ? undefined : timeoutMs;
}

/** How errors name what is read. */
interface Naming {
  /** All of it, as the beginning of a sentence. */
  readonly whole: string;
  /** What the options are options of. */
  readonly of: string;
  /** The path of an option; that of all of them for the empty text. */
  readonly pathOf: (name: string) => string;
  /** An option, as the beginning of a sentence. */
  readonly titleOf: (name: string) => string;
}

function readBy<Options extends object>(
  given: unknown,
  rules: OptionRules<Options>,
  naming: Naming,
): GivenOptions<Options> {
  const options = readMembers(given, {
    whole: naming.whole,
    part: `option of ${naming.of}`,
    names: Object.keys(rules),
    refuse: (name, message, cause) =>
      new AuditOptionError(naming.pathOf(name), message + hintAt(given, rules), cause),
  });
  checkOptions(options, rules, naming);
  return options;
}

/** Somebody may give the URL of the database in place of the options. */
function hintAt(given: unknown, rules: object): string {
  return typeof given === 'string' && 'databaseUrl' in rules
    ? ' Name the database in it: { databaseUrl: "sqlite:audit.db" }.'
    : '';
}

function checkOptions<Options extends object>(
  options: object,
  rules: OptionRules<Options>,
  { pathOf, titleOf }: Naming,
): asserts options is GivenOptions<Options> {
  for (const [name, { range, accepts, shown, missing, wrong }] of Object.entries<OptionRule>(rules)) {
    const value: unknown = Reflect.get(options, name);
    if (value !== undefined && !asked(() => accepts(value), false)) {
      const lacking = asked(() => missing?.(value) ?? [], []);
      const lack = lacking.length === 0 ? '' : `: it lacks ${lacking.join(', ')}`;
      const part = asked(() => wrong?.(value, pathOf(name)), undefined);
      const what = asked(() => shown?.(value), undefined) ?? describeValue(value);
      throw new AuditOptionError(
        pathOf(name),
        `${titleOf(name)} is ${what}, and must be ${range}${lack}.${part === undefined ? '' : ` ${part}`}`,
      );
    }
  }
}

function isWholeNumber(value: unknown, min: number, max = Number.MAX_SAFE_INTEGER): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}
