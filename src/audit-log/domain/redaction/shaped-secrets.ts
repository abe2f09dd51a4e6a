import type { NameRules } from './plain-values';
import { REDACTED } from './redacted-mark';
import { type Replacement, replaceParts, replaceSecrets } from './replace-secrets';

/**
 * Only what has a `:` in it once it is decoded, and so is a name and a password: "basic authentication" is no secret. That a
 * plain word has none is told first, because it takes less.
 */
const ENCODED_USER =
  '(?!(?:[a-ik-y]|[jz](?![o-r]))+(?![\\w+/-]))' +
  '(?=(?:[\\w+/-]{4})*?(?:O[g-v]|[\\w+/-][DTjz][o-r]|[\\w+/-]{2}[AEIMQUYcgkosw048]6))[\\w+/-]{4,}={0,2}';

const MAY_BE_SCHEME = new RegExp(`earer[ \\t]|EARER[ \\t]|igest [a-z]+=|(?:asic|ASIC)[ \\t]+${ENCODED_USER}`);

/** What the keys of providers begin with, and enough of what follows to know a word from a key. */
const MAY_BE_KEY =
  /eyJ[\w-]{5}|A[KSI][Iz]a?A?\w{8}|SG\.[\w-]{8}|[a-z][_-](?<=(?:gh[pousr]|pat|[srp]k|sec|pm|hf)_|(?:pat|xox[a-z]|app|sk)-)[\w-]{8}|(?:live|test)_\w{8}/;
const SHOWS_USER = /:\/\/[^\s/:@]*[:@]/;
/** From a private key on to its end, or to the end of the text where it was cut. */
const PRIVATE_KEY =
  /-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----|$)/g;

const SLASHES = '://';
/** The `@` of a URL, for which what stands before it is looked back at, and what follows up to the next URL in it. */
const AT_OF_URL = /@(?<=:\/\/((?:[^\s"'<>`:@]|:(?!\/\/))*)@)[^\s"'<>`:]*(?::(?!\/\/)[^\s"'<>`:]*)*/g;

/** Keys of providers, and JSON Web Tokens. Each begins where a word begins, so that each word is read once. */
const PROVIDER_KEY = new RegExp(
  `(?<![A-Za-z0-9])(?:${[
    'eyJ[\\w-]{5,}\\.[\\w-]{5,}(?:\\.[\\w-]*)*',
    'A[KS]IA[A-Z0-9]{12,}',
    'gh[pousr]_[A-Za-z0-9]{16,}',
    'github_pat_\\w{16,}',
    'glpat-[\\w-]{16,}',
    'xox[a-z]-[\\w-]{8,}',
    'xapp-[\\w-]{8,}',
    '(?:sk|rk|pk)_(?:live|test)_\\w{8,}',
    'whsec_\\w{8,}',
    'npm_\\w{30,}',
    'hf_\\w{30,}',
    'sk-[\\w-]{20,}',
    'AIza[\\w-]{30,}',
    'SG\\.[\\w-]{16,}\\.[\\w-]{16,}',
  ].join('|')})`,
  'g',
);

/** What follows the name of a scheme in an `Authorization` header. */
const BEARER = /\b(bearer[ \t]+)([\w.~+/=-]+)/gi;
/** What follows the word in a sentence about tokens. */
const PROSE =
  /^(?:tokens?|auth\w*|schemes?|headers?|of|is|are|and|or|the|was|has|for|with|in|not|error\w*|realm=?|credentials?)[.]?$/i;

const BASIC = new RegExp(`\\b((?:[Bb]asic|BASIC)[ \\t]+)${ENCODED_USER}`, 'g');

/** The answer to a challenge, which is worth a password: `Digest username="ada", response="…"`. */
const DIGEST_PART = '\\w{1,32}=(?:\\\\{0,3}"[^"\\\\\\r\\n]*\\\\{0,3}"|[^\\s,;&"\\\\]+)';
const DIGEST = new RegExp(`\\b([Dd]igest[ \\t]+)${DIGEST_PART}(?:,[ \\t]{0,4}${DIGEST_PART})*`, 'g');

/** `--password hunter2`, as it is typed. */
const FLAG = /(--(?<=(?:^|[\s"'])--)([\w-]{2,64})[ \t]+)(?:"[^"]*"|'[^']*'|[^\s\-"'][^\s"']*)/g;

/** Whether a text may have a user before a host. */
export function mayShowUser(text: string): boolean {
  return text.includes('@') && SHOWS_USER.test(text);
}

/**
 * A text without users and passwords before hosts.
 *
 * Each expression of this file reads a text once from its beginning to its end, however it is made: no part of one can
 * match the same characters in two ways.
 */
export function hideUsersOfHosts(text: string): string {
  return replaceParts(text, AT_OF_URL, hideUser);
}

/** A text without private keys. */
export function hidePrivateKeys(text: string): string {
  return text.replace(PRIVATE_KEY, REDACTED);
}

/** Whether a text may have a credential behind the name of a scheme. */
export function mayBeScheme(text: string): boolean {
  return MAY_BE_SCHEME.test(text);
}

/** A text without what follows the name of a scheme. */
export function hideSchemes(text: string): string {
  const withoutBearers = replaceSecrets(text, BEARER, ([whole, scheme = '', credentials = '']) =>
    PROSE.test(credentials) ? whole : `${scheme}${REDACTED}`,
  );
  const withoutBasic = replaceSecrets(withoutBearers, BASIC, ([, scheme = '']) => `${scheme}${REDACTED}`);
  return replaceSecrets(withoutBasic, DIGEST, ([whole, scheme = '']) =>
    whole.includes('response=') ? `${scheme}${REDACTED}` : whole,
  );
}

/** Whether a text may have the key of a provider, or a JSON Web Token. */
export function mayBeKey(text: string): boolean {
  return MAY_BE_KEY.test(text);
}

/** A text without them. */
export function hideKeys(text: string): string {
  return replaceSecrets(text, PROVIDER_KEY, () => REDACTED);
}

/** A text without the values of secret flags. */
export function hideFlags(text: string, { isSecret }: NameRules): string {
  return replaceSecrets(text, FLAG, ([whole, flag = '', name = '']) =>
    isSecret(name) ? `${flag}${REDACTED}` : whole,
  );
}

function hideUser({ index, 0: behind, 1: before = '' }: RegExpExecArray, to: number): Replacement {
  const from = index - before.length - SLASHES.length;
  return { from, to, shown: `${SLASHES}${hideUserInfo(before + behind)}` };
}

/** `user:password@` in front of a host, also where the password has a slash in it. */
function hideUserInfo(rest: string): string {
  const [authority = ''] = rest.split(/[/?#]/, 1);
  const hasPassword = /^[^:[]*:(?!\d{0,5}$)/.test(authority);
  const at = (hasPassword && !authority.includes('@') ? rest : authority).lastIndexOf('@');
  return at < 0 || rest.slice(0, at) === 'git' ? rest : `${REDACTED}${rest.slice(at)}`;
}
