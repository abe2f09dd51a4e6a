import { types } from 'node:util';
import { isOfAnotherKind } from './given-members';
import { harmlessText, isObject } from './harmless-text';
import { namesOf } from './known-names';

/** A key by its name, whatever its case and with or without `-`, `_`, dots and spaces; or every key that a RegExp matches. */
export type KeyPattern = string | RegExp;

/** Which values are hidden. What is hidden by `hide` stays so; `show` comes next; the defaults come last. */
export interface RedactionRules {
  /**
   * Keys whose values are hidden, besides those of the defaults.
   *
   * @defaultValue none
   */
  readonly hide?: readonly KeyPattern[];
  /**
   * Keys whose values are shown although the defaults would hide them; `[/^/]` shows them all.
   *
   * @defaultValue none
   */
  readonly show?: readonly KeyPattern[];
}

/** What to hide besides the defaults, or {@link RedactionRules} that also say what to show. */
export type Redaction = readonly KeyPattern[] | RedactionRules;

const RULES: readonly string[] = namesOf<keyof RedactionRules>({ hide: true, show: true });

/**
 * A key is secret when it contains one of these. `passwordChangedAt` is hidden as well: a date too few can be asked for
 * by `show`, while a password that was kept cannot be taken back.
 */
export const secretWords = [
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'secret',
  'token',
  'authorization',
  'cookie',
  'credential',
  'apikey',
  'accesskey',
  'privatekey',
  'sessionid',
] as const;

const KEYS_KNOWN_MAX = 1000;
const KEY_LENGTH_KNOWN_MAX = 100;

/** Whether a value is a {@link Redaction}. */
export function isRedaction(value: unknown): value is Redaction {
  if (!isObject(value)) {
    return false;
  }
  if (Array.isArray(value)) {
    return isPatternList(value);
  }
  // A Set of names has no entry of its own, and would hide nothing, without a word.
  return (
    !isOfAnotherKind(value) &&
    Object.entries(value).every(
      ([name, list]) => RULES.includes(name) && (list === undefined || isPatternList(list)),
    )
  );
}

/** A key of details, as it is written. */
export interface DetailsKey {
  /** The key as JSON, with its colon. */
  readonly json: string;
  /** Whether its value must not be kept. */
  readonly isSecret: boolean;
}

/** The keys of details. The same few come back with every entry, so what was found out about them is remembered. */
export class DetailsKeys {
  readonly #isSecret: (key: string) => boolean;
  readonly #known = new Map<string, DetailsKey>();

  constructor(redaction: Redaction) {
    this.#isSecret = secretTest(redaction);
  }

  /** How this key is written. */
  get(key: string): DetailsKey {
    return this.#known.get(key) ?? this.#learn(key);
  }

  #learn(key: string): DetailsKey {
    const learnt = { json: `${JSON.stringify(harmlessText(key))}:`, isSecret: this.#isSecret(key) };
    if (key.length <= KEY_LENGTH_KNOWN_MAX) {
      // Details whose keys are all different must not fill the memory.
      if (this.#known.size === KEYS_KNOWN_MAX) {
        this.#known.clear();
      }
      this.#known.set(key, learnt);
    }
    return learnt;
  }
}

/** Tells by its key whether a value must not be kept. Copies the rules, so that what the caller changes later changes nothing. */
function secretTest(redaction: Redaction): (key: string) => boolean {
  const { hide = [], show = [] }: RedactionRules = isList(redaction) ? { hide: redaction } : redaction;
  const hidden = hide.map(matcher);
  const shown = show.map(matcher);
  return (key) => {
    if (hidden.some((matches) => matches(key))) {
      return true;
    }
    if (shown.some((matches) => matches(key))) {
      return false;
    }
    const name = bareName(key);
    return secretWords.some((word) => name.includes(word));
  };
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
  // A global or sticky expression goes on where it matched last, and so would miss every other key.
  const stateless = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''));
  return (key) => stateless.test(key);
}

/** `X-Api-Key`, `api_key` and `apiKey` are one name to whoever chose it. */
function bareName(key: string): string {
  return key.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function isPatternList(value: unknown): boolean {
  return Array.isArray(value) && value.every((pattern) => isName(pattern) || types.isRegExp(pattern));
}

/** Without a letter or a digit it would name every key that has none, and nobody means those. */
function isName(value: unknown): boolean {
  return typeof value === 'string' && bareName(value) !== '';
}
