import { types } from 'node:util';
import { harmlessText, isObject } from '../harmless-text';
import { isOfAnotherKind } from '../is-of-another-kind';
import { namesOf } from '../known-names';
import { CONTENTS, NAMES, NAMES_OF_CONTENTS, NAMES_OF_ISSUES, VALUES, VALUES_OF_ISSUES } from './pair-names';
import { isCountName } from './plain-values';
import { areHarmlessNames, bareName, isSecretName, NAME_LENGTH_MAX } from './secret-names';

export { secretStems as secretWords } from './secret-names';

/** A key by its name, whatever its case and with or without `-`, `_`, dots and spaces; or every key that a RegExp matches. */
export type KeyPattern = string | RegExp;

/** Which values are hidden. What is hidden by `hide` stays so; `show` comes next; the defaults come last. */
export interface RedactionRules {
  /**
   * Keys whose values are hidden, besides those of the defaults.
   *
   * Of a RegExp only the source and the flags `i`, `m`, `s`, `u` and `v` count. It is tried on each new key of up to 200 characters,
   * which an attacker may choose: an expression with catastrophic backtracking blocks the process.
   *
   * @defaultValue none
   */
  readonly hide?: readonly KeyPattern[] | undefined;
  /**
   * Keys whose values are shown although the defaults would hide them; `[/^/]` shows them all. What is hidden for its own
   * shape, such as a private key in a text, and the value of a key of more than 200 characters stay hidden.
   *
   * @defaultValue none
   */
  readonly show?: readonly KeyPattern[] | undefined;
}

/** What to hide besides the defaults, or {@link RedactionRules} that also say what to show. */
export type Redaction = readonly KeyPattern[] | RedactionRules;

const RULES: readonly string[] = namesOf<keyof RedactionRules>({ hide: true, show: true });

/** The key of the host of a request of HTTP/2, which may have a user and a password before it. */
export const HOST = ':authority';

/** How many keys are remembered. */
export const KEYS_KNOWN_MAX = 4000;
const KEY_LENGTH_KNOWN_MAX = NAME_LENGTH_MAX;

const NAMING = new RegExp(`^(?:${NAMES}|${NAMES_OF_ISSUES})$`, 'i');
const OF_ISSUE = new RegExp(`^(?:${NAMES_OF_ISSUES}|${VALUES_OF_ISSUES})$`, 'i');
const OF_CONTENT = new RegExp(`^(?:${NAMES_OF_CONTENTS}|${CONTENTS})$`, 'i');
const PAIRING = new RegExp(
  `^(?:${NAMES}|${VALUES}|${NAMES_OF_ISSUES}|${VALUES_OF_ISSUES}|${CONTENTS})$`,
  'i',
);
const PAIRING_LENGTH_MAX = 15;

/** Text that is the same in JSON, but for its quotes. */
const SAME_IN_JSON = /^[ !#-[\]-~]*$/;

/** Whether a value is a {@link Redaction}. */
export function isRedaction(value: unknown): value is Redaction {
  if (!isObject(value)) {
    return false;
  }
  if (Array.isArray(value)) {
    return isPatternList(value);
  }
  // A Set of names has no keys of its own: taken for rules, it would silently hide nothing.
  return (
    !isOfAnotherKind(value) &&
    Object.entries(value).every(
      ([name, list]) => RULES.includes(name) && (list === undefined || isPatternList(list)),
    )
  );
}

/** What a name and its value may be besides a plain pair: an issue of a validator, or a thing with a content. */
export type PairKind = 'issue' | 'content' | undefined;

/** A key of details, as it is written. */
export interface DetailsKey {
  /** The key as JSON, with its colon. */
  readonly json: string;
  /** The same behind a comma. */
  readonly nextJson: string;
  /** The characters of the key. */
  readonly length: number;
  /** Whether its value must not be kept. */
  readonly isSecret: boolean;
  /** Whether a boolean is kept although the name is secret: only the caller can choose to hide booleans. */
  readonly showsBooleans: boolean;
  /** Whether a number is kept although the name is secret: it counts. */
  readonly showsNumbers: boolean;
  /** Whether its value may be the name of the value beside it. */
  readonly isNaming: boolean;
  /** Whether its value is secret where the name beside it is. */
  readonly isValuing: boolean;
  /** The kind of pair that it belongs to: a value of a kind has its name beside it in a member of that kind. */
  readonly pairKind: PairKind;
  /** Whether it may be the reason why a value is hidden. */
  readonly mayHide: boolean;
}

/** The keys of details. The same few come back with every entry, so what was found out about them is remembered. */
export class DetailsKeys {
  /** Whether what has this name must not be kept. */
  readonly isSecret: (name: string) => boolean;
  /** Whether the caller has chosen to hide this name, whatever its value is. */
  readonly isChosen: (name: string) => boolean;
  /** Whether the caller has chosen any names to hide. */
  readonly hidesMore: boolean;
  readonly #known = new Map<string, DetailsKey>();

  constructor(redaction: Redaction) {
    const { hide = [], show = [] }: RedactionRules = isList(redaction) ? { hide: redaction } : redaction;
    this.isChosen = anyOf(hide);
    this.isSecret = secretTest(this.isChosen, anyOf(show));
    this.hidesMore = hide.length > 0;
  }

  /** Whether none of many keys is secret, and each is the same in JSON: checked in one go, which is far cheaper. `false` proves nothing. */
  arePlain(keys: readonly string[]): boolean {
    if (this.hidesMore || keys.some((key) => key.length > NAME_LENGTH_MAX)) {
      return false;
    }
    const all = keys.join(' ');
    return SAME_IN_JSON.test(all) && areHarmlessNames(all);
  }

  /** How this key is written. */
  get(key: string): DetailsKey {
    return this.#known.get(key) ?? this.#learn(key);
  }

  /** The same for a key of an object with `count` keys. The keys of very large objects are not remembered. */
  oneOf(count: number, key: string): DetailsKey {
    return this.#known.get(key) ?? (count > KEYS_KNOWN_MAX ? this.#describe(key) : this.#learn(key));
  }

  #learn(key: string): DetailsKey {
    const learnt = this.#describe(key);
    if (key.length <= KEY_LENGTH_KNOWN_MAX) {
      // Details whose keys are all different must not fill the memory.
      if (this.#known.size === KEYS_KNOWN_MAX) {
        this.#known.clear();
      }
      this.#known.set(key, learnt);
    }
    return learnt;
  }

  #describe(key: string): DetailsKey {
    const isSecret = this.isSecret(key);
    const showsBooleans = isSecret && key.length <= NAME_LENGTH_MAX && !this.isChosen(key);
    const showsNumbers = showsBooleans && isCountName(key);
    const isPairing = key.length <= PAIRING_LENGTH_MAX && PAIRING.test(key);
    const isNaming = isPairing && NAMING.test(key);
    const json = SAME_IN_JSON.test(key) ? `"${key}":` : `${JSON.stringify(harmlessText(key))}:`;
    const isValuing = isPairing && !isNaming;
    const pairKind = isPairing ? pairKindOf(key) : undefined;
    const nextJson = `,${json}`;
    const mayHide = isSecret || isValuing || key === HOST;
    // Without a spread: V8 reads an object that was made with one far more slowly.
    return {
      json,
      nextJson,
      length: key.length,
      isSecret,
      showsBooleans,
      showsNumbers,
      isNaming,
      isValuing,
      pairKind,
      mayHide,
    };
  }
}

function pairKindOf(key: string): PairKind {
  if (OF_ISSUE.test(key)) {
    return 'issue';
  }
  return OF_CONTENT.test(key) ? 'content' : undefined;
}

/** Tells by its key whether a value must not be kept. */
function secretTest(
  isChosen: (key: string) => boolean,
  isShown: (key: string) => boolean,
): (key: string) => boolean {
  return (key) => key.length > NAME_LENGTH_MAX || isChosen(key) || (isSecretName(key) && !isShown(key));
}

/** Copies the patterns, so that what the caller changes later changes nothing. */
function anyOf(patterns: readonly KeyPattern[]): (key: string) => boolean {
  const matchers = patterns.map(matcher);
  return (key) => matchers.length > 0 && matchers.some((matches) => matches(key));
}

/** `Array.isArray` alone does not tell a readonly list from rules. */
function isList(redaction: Redaction): redaction is readonly KeyPattern[] {
  return Array.isArray(redaction);
}

function matcher(pattern: KeyPattern): (key: string) => boolean {
  if (typeof pattern === 'string') {
    const name = bareName(pattern);
    return (key) => bareName(key) === name;
  }
  const own = plainCopyOf(pattern);
  return (key) => own.test(key);
}

/** The flags that decide what matches. A global or sticky expression goes on where it matched last, and so would miss every other key. */
const FLAGS: Readonly<Record<string, string>> = {
  ignoreCase: 'i',
  multiline: 'm',
  dotAll: 's',
  unicode: 'u',
  unicodeSets: 'v',
};

/** A plain copy of the expression: one of a subclass may throw, or keep state. */
function plainCopyOf(pattern: RegExp): RegExp {
  const plain = Object.getOwnPropertyDescriptors(RegExp.prototype);
  const read = (name: string): unknown => Reflect.get(plain, name)?.get?.call(pattern);
  const flags = Object.keys(FLAGS).filter((name) => read(name) === true);
  return new RegExp(String(read('source')), flags.map((name) => FLAGS[name]).join(''));
}

function isPatternList(value: unknown): boolean {
  return Array.isArray(value) && wrongPattern(value) === -1;
}

/** The index of the first item that is no {@link KeyPattern}, or -1. A hole is none: `every()` and `some()` pass over it. */
export function wrongPattern(list: readonly unknown[]): number {
  return list.findIndex((item) => !isName(item) && !types.isRegExp(item));
}

/** A name without a letter or a digit would match every key that has none, which nobody means. */
function isName(value: unknown): boolean {
  return typeof value === 'string' && bareName(value) !== '';
}
