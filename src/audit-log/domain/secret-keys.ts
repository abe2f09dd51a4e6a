import type { KeyPattern, Redaction, RedactionRules } from './redaction';

/**
 * A key is secret when it contains one of these. `passwordChangedAt` is hidden as well: a date too few can be asked for
 * by `show`, while a password that was kept cannot be taken back.
 */
const SECRET_WORDS = [
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

/** Tells by its key whether a value must not be kept. */
export class SecretKeys {
  readonly #hide: readonly ((key: string) => boolean)[];
  readonly #show: readonly ((key: string) => boolean)[];

  /** Copies the rules, so that what the caller changes later changes nothing. */
  constructor(redaction: Redaction) {
    const { hide = [], show = [] }: RedactionRules = isList(redaction) ? { hide: redaction } : redaction;
    this.#hide = hide.map(matcher);
    this.#show = show.map(matcher);
  }

  /** Whether the value of this key must not be kept. */
  has(key: string): boolean {
    if (this.#hide.some((matches) => matches(key))) {
      return true;
    }
    if (this.#show.some((matches) => matches(key))) {
      return false;
    }
    const name = bareName(key);
    return SECRET_WORDS.some((word) => name.includes(word));
  }
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
