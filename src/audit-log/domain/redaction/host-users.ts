import { REDACTED } from './redacted-mark';
import { type Replacement, replaceParts, replaceSecrets } from './replace-secrets';

/** A slash, which PHP escapes in JSON; JSON in a text of JSON escapes it once more. */
const SLASH = '\\\\{0,7}/';
const SLASHES = `${SLASH}${SLASH}`;

/** The `@` of a URL. A lookbehind matches what comes before it; the match itself ends before the next URL in it. */
const AT_OF_URL = new RegExp(
  `@(?<=(:${SLASHES})((?:[^\\s"'<>\`:@]|:(?!${SLASHES}))*)@)[^\\s"'<>\`:]*(?::(?!${SLASHES})[^\\s"'<>\`:]*)*`,
  'g',
);
/** The same without a scheme, where there is a password, up to the last `@` before the host: `//ada:…@host`. */
const AT_WITHOUT_SCHEME = new RegExp(
  `@(?<=(?:^|[\\s"'\`(=,[<>])${SLASHES}([^\\s"'<>\`:@/]{0,128}:[^\\s"'<>\`@/]{1,256})@)(?:[^\\s"'<>\`@/?#]{0,256}@)*(?=[\\w[])`,
  'g',
);
const SHOWS_USER_OF_URL = /\/\\{0,7}\/[^\s/:@]*[:@]/;

/** What a driver of Go has behind the user: `tcp(host:3306)/shop`, `unix(/tmp/db.sock)/shop`, `/shop` on the usual host. */
const HOST_OF_GO =
  `(?:tcp6?|unix)\\(|(?:[a-z]\\w{0,31})?\\([^\\s()]{1,128}\\)${SLASH}|` +
  `${SLASH}[\\w-]{1,64}(?:[?\\s"'\`),;\\\\]|$)`;
/** Also up to the last `@`: `ada:…@tcp(host:3306)/shop`. */
const AT_OF_GO = new RegExp(
  `@(?<=(?:^|[\\s"'\`(=,])([^\\s"'\`(=,:@/]{1,64}:[^\\s"'\`@]{1,256})@)(?:[^\\s"'\`(=,@]{0,256}@)*(?=${HOST_OF_GO})`,
  'g',
);
const SHOWS_USER_OF_GO = /@(?:\/\w|\\|tcp6?\(|unix\()|\)\\{0,7}\//;

/** How Oracle writes a user and a password, in a URL of Java and behind its command: `jdbc:oracle:thin:ada/…@host`. */
const BEFORE_ORACLE = 'jdbc:oracle:\\w{1,16}:|\\bsqlplus[ \\t]{1,4}(?:-\\w{1,16}[ \\t]{1,4}){0,4}';
const USER_OF_ORACLE = new RegExp(
  `((?:${BEFORE_ORACLE})["']?)[^\\s"'\`/@]{0,128}${SLASH}(?:\\\\{0,7}"[^"\\r\\n]{1,128}"|[^\\s"'\`/]{1,256})@`,
  'g',
);
const SHOWS_USER_OF_ORACLE = /jdbc:oracle:|sqlplus[ \t]/;

/** A user in a URL that is a part of another one: `%3A%2F%2Fada%3A…%40host`, which may be encoded several times. */
const ENCODED_SLASH = '%(?:25){0,3}2f';
const ENCODED_AT = '(?:@|%(?:25){0,3}40)';
const ENCODED_USER = new RegExp(
  `((?:%(?:25){0,3}3a(?:/|${ENCODED_SLASH}){2}|:(?:${ENCODED_SLASH}){2}))` +
    `((?:[^\\s"'<>\`&/?#%\\\\]|%(?!(?:25){0,3}(?:2[0236f]|3f)))+)(?=${ENCODED_AT})`,
  'gi',
);
const SHOWS_ENCODED_USER = new RegExp(ENCODED_USER.source, 'i');

/** The user of `git@host`: it is the same for everybody, and no secret. */
const USER_OF_GIT = 'git';
const AUTHORITY_END = /\\{0,7}[/?#]/;
/** A user and a password, and no host with a port. */
const BEGINS_PASSWORD = /^[^:[]*:(?!\d{0,5}$)/;

/** The ways in which a user comes before a host. `shows` is a cheaper expression that matches in each such text. */
const WAYS: readonly { readonly shows: RegExp; readonly hide: (text: string) => string }[] = [
  {
    shows: SHOWS_USER_OF_URL,
    hide: (text) =>
      replaceParts(replaceParts(text, AT_OF_URL, hideUser), AT_WITHOUT_SCHEME, hideWithoutScheme),
  },
  { shows: SHOWS_USER_OF_GO, hide: (text) => replaceParts(text, AT_OF_GO, hideWithoutScheme) },
  {
    shows: SHOWS_USER_OF_ORACLE,
    hide: (text) => replaceSecrets(text, USER_OF_ORACLE, ([, before = '']) => `${before}${REDACTED}@`),
  },
];
/** A single search for all ways is cheaper. */
const SHOWS_USER = new RegExp(WAYS.map(({ shows }) => shows.source).join('|'));
/** The only way without a slash. Most texts with an `@` have only addresses of mail. */
const SHOWS_USER_WITHOUT_SLASH = /@(?:tcp6?|unix)\(/;

/** Whether a text may have a user before a host. */
export function mayShowUser(text: string): boolean {
  return text.includes('@') && (text.includes('/') ? SHOWS_USER : SHOWS_USER_WITHOUT_SLASH).test(text);
}

/**
 * A text without users and passwords before hosts.
 *
 * Each expression of this file reads a text once from its beginning to its end, however it is made: no part of one can
 * match the same characters in two ways.
 */
export function hideUsersOfHosts(text: string): string {
  return WAYS.reduce((shown, { shows, hide }) => (shows.test(shown) ? hide(shown) : shown), text);
}

/** Whether a text may have a user in a URL that is encoded. */
export function mayEncodeUser(text: string): boolean {
  return SHOWS_ENCODED_USER.test(text);
}

/** A text without users in URLs that are encoded. */
export function hideEncodedUsers(text: string): string {
  return replaceSecrets(text, ENCODED_USER, ([whole, slashes = '', user = '']) =>
    user === USER_OF_GIT ? whole : `${slashes}${REDACTED}`,
  );
}

function hideWithoutScheme({ index, 1: before = '' }: RegExpExecArray, to: number): Replacement {
  return { from: index - before.length, to, shown: `${REDACTED}@` };
}

function hideUser(
  { index, 0: behind, 1: slashes = '', 2: before = '' }: RegExpExecArray,
  to: number,
): Replacement {
  const from = index - before.length - slashes.length;
  return { from, to, shown: `${slashes}${hideUserInfo(before + behind)}` };
}

/** `user:password@` in front of a host, also where the password has a slash in it. */
function hideUserInfo(rest: string): string {
  const end = rest.search(AUTHORITY_END);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const isPast = !authority.includes('@') && BEGINS_PASSWORD.test(authority);
  const at = (isPast ? rest : authority).lastIndexOf('@');
  return at < 0 || rest.slice(0, at) === USER_OF_GIT ? rest : `${REDACTED}${rest.slice(at)}`;
}
