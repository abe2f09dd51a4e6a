import { hideAssigned, MAY_ASSIGN } from './assigned-secrets';
import { hideEncoded, mayAssignEncoded } from './encoded-secrets';
import { hideListed, mayListSecrets } from './listed-secrets';
import { hideMarkedUp, mayMarkUp } from './marked-up-secrets';
import { DEFAULT_RULES, type NameRules } from './plain-values';
import { REDACTED } from './redacted-mark';
import { hideTold, mayTell } from './told-secrets';

/**
 * What nearly every credential that is known by its shape has in it. Each part begins with letters that are rare together,
 * so that looking for all of them costs less than writing the text as JSON.
 */
const MAY_SHOW =
  /earer[ \t]|EARER[ \t]|SG\.[\w-]{8}|asic [A-Za-z0-9]|[a-z][_-][A-Za-z0-9-]{8}|eyJ[\w-]{8}|A[KSI][Iz]a?A?\w{8}|[\s"']--[a-z]|-----BEGIN|:\/\/[^\s/]*[:@]/;

/** The same, but with what the keys of providers begin with: it costs three times as much, and knows a UUID from a key. */
const SHOWS =
  /earer[ \t]|EARER[ \t]|SG\.[\w-]{8}|asic [A-Za-z0-9]|(?:gh[pousr]|pat|[srp]k|sec|pm|hf)_\w{8}|(?:pat|xox[a-z]|app|sk)-[\w-]{8}|eyJ[\w-]{8}|A[KSI][Iz]a?A?\w{8}|[\s"']--[a-z]|-----BEGIN|:\/\/[^\s/]*[:@]/;

/** From a private key on to its end, or to the end of the text where it was cut. */
const PRIVATE_KEY =
  /-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----|$)/g;

/** What follows the colon and slashes of a URL, up to the next URL in it. */
const AFTER_SCHEME = /:\/\/([^\s"'<>`:]*(?::(?!\/\/)[^\s"'<>`:]*)*)/g;

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
const BASIC = /\b(basic[ \t]+)([\w+/-]{4,}={0,2})/gi;
/** What follows the word in a sentence about tokens. */
const PROSE =
  /^(?:tokens?|auth\w*|schemes?|headers?|of|is|are|and|or|the|was|has|for|with|in|not|error\w*|realm=?|credentials?)[.]?$/i;

/** `--password hunter2`, as it is typed. */
const FLAG = /(?<=^|[\s"'])(--[\w-]{2,64}[ \t]+)("[^"]*"|'[^']*'|[^\s\-"'][^\s"']*)/g;

/** Where a secret is told apart by what stands around it: the sign of it, which is cheap, and how it is hidden. */
const WAYS: readonly (readonly [
  isLikely: (text: string) => boolean,
  hide: (text: string, names: NameRules) => string,
])[] = [
  [mayTell, hideTold],
  [mayMarkUp, hideMarkedUp],
  [mayListSecrets, hideListed],
  [mayAssignEncoded, hideEncoded],
  [mayAssign, hideAssigned],
];

const LENGTH_MIN = 4;
/** What comes after the word "basic" more often than this in one text is hidden unseen. */
const DECODES_MAX = 100;

/**
 * A text of this kind is too short for a key of a provider, and has no sign that a credential of another kind has: no space
 * behind "bearer" or "basic", and no flag of a command.
 */
const SIMPLE = /^(?!-)(?:[\w/@.,-]|(?<![rcRC]) (?!-)){1,12}$/;
const SIMPLE_LENGTH_MAX = 12;

/** Whether a text is one of those that nearly all are: no credential, and the same in JSON and on a line. */
export function isSimpleText(text: string): boolean {
  return text.length <= SIMPLE_LENGTH_MAX && SIMPLE.test(text);
}

/** Whether a text may show a credential: cheap, and sometimes wrong. `false` is always right. */
export function mayShowSecrets(text: string): boolean {
  return text.length >= LENGTH_MIN && (mayShowByShape(text) || WAYS.some(([isLikely]) => isLikely(text)));
}

/** To look for the sign first spares most texts the rest. */
function mayAssign(text: string): boolean {
  return (text.includes('=') || text.includes(':')) && MAY_ASSIGN.test(text);
}

function mayShowByShape(text: string): boolean {
  return (MAY_SHOW.test(text) && SHOWS.test(text)) || text.startsWith('--');
}

/** A text of an entry without credentials, by the rules that hold if nothing else is said. */
export function shownText(text: string): string {
  return hideSecrets(text, DEFAULT_RULES);
}

/**
 * A text without the credentials that can be known by their shape or by the name before them.
 *
 * Each expression reads a text once from its beginning to its end, however it is made: no part of one can match the same
 * characters in two ways.
 */
export function hideSecrets(text: string, names: NameRules): string {
  const shown = mayShowByShape(text)
    ? hideByShape(text).replace(FLAG, (whole, flag: string) =>
        names.isSecret(flag.trim()) ? `${flag}${REDACTED}` : whole,
      )
    : text;
  return WAYS.reduce((left, [isLikely, hide]) => (isLikely(left) ? hide(left, names) : left), shown);
}

function hideByShape(text: string): string {
  const withoutKeys = text.replace(PRIVATE_KEY, REDACTED);
  const withoutUsers = withoutKeys.includes('@')
    ? withoutKeys.replace(AFTER_SCHEME, (_, rest: string) => `://${hideUserInfo(rest)}`)
    : withoutKeys;
  let decodesLeft = DECODES_MAX;
  return withoutUsers
    .replace(BEARER, hideCredentials)
    .replace(BASIC, (whole, scheme: string, credentials: string) => {
      decodesLeft -= 1;
      return decodesLeft < 0 || isBasic(credentials) ? `${scheme}${REDACTED}` : whole;
    })
    .replace(PROVIDER_KEY, REDACTED);
}

/** `user:password@` in front of a host, also where the password has a slash in it. */
function hideUserInfo(rest: string): string {
  const [authority = ''] = rest.split(/[/?#]/, 1);
  const hasPassword = /^[^:[]*:(?!\d{0,5}$)/.test(authority);
  const at = (hasPassword && !authority.includes('@') ? rest : authority).lastIndexOf('@');
  return at < 0 || rest.slice(0, at) === 'git' ? rest : `${REDACTED}${rest.slice(at)}`;
}

function hideCredentials(whole: string, scheme: string, credentials: string): string {
  return PROSE.test(credentials) ? whole : `${scheme}${REDACTED}`;
}

/** Only what decodes to a name and a password: "basic authentication" is no secret. */
function isBasic(credentials: string): boolean {
  return Buffer.from(credentials, 'base64').includes(':');
}
