import { latinOf } from './look-alikes';
import { NAME_PARTS } from './name-parts';

/** A longer name counts as secret at once: an attacker who chooses it could make the search for words expensive. */
export const NAME_LENGTH_MAX = 200;

/** A name is secret when it contains one of these, with or without `-`, `_`, dots and spaces in between. */
export const secretStems = [
  'password',
  'passwd',
  'passphrase',
  'passcode',
  'passwort',
  'kennwort',
  'contrasena',
  'motdepasse',
  'pwd',
  'pswd',
  'secret',
  'token',
  'authorization',
  'cookie',
  'credential',
  'apikey',
  'appkey',
  'applicationkey',
  'accesskey',
  'privatekey',
  'privkey',
  'clientkeydata',
  'signingkey',
  'encryptionkey',
  'decryptionkey',
  'masterkey',
  'sharedkey',
  'accountkey',
  'subscriptionkey',
  'functionskey',
  'sshkey',
  'authkey',
  'authcode',
  'authheader',
  'sessionid',
  'sessionkey',
  'sessid',
  'connectionstring',
  'connstr',
  'csrf',
  'xsrf',
  'signature',
  'mnemonic',
  'seedphrase',
  'recoveryphrase',
  'recoverycode',
  'recoverykey',
  'backupcode',
  'verificationcode',
  'securitycode',
  'securityanswer',
  'securityquestionanswer',
  'codeverifier',
  'mfacode',
  'factorcode',
  'cardnumber',
  'creditcard',
  'socialsecurity',
  'clientassertion',
  'samlassertion',
  'samlresponse',
] as const;

/** A name is secret when one of its words is one of these: `userPin`, but not `pinned`. */
export const secretWholeWords = [
  'auth',
  'authn',
  'bearer',
  'clave',
  'cred',
  'creds',
  'cvc',
  'cvv',
  'dsn',
  'hmac',
  'jwt',
  'mdp',
  'oauth',
  'otp',
  'pass',
  'pin',
  'psk',
  'pw',
  'salt',
  'senha',
  'sid',
  'sig',
  'ssn',
  'totp',
] as const;

/** A name with one of these words tells how many or how long, and no secret: `maxTokens`. */
const COUNTING = new Set(
  'max min maximum minimum count counts limit limits length len total quota ttl per'.split(' '),
);

/** A name that begins so asks a question, to which yes or no is the answer: `hasPassword`. */
const ASKING = new Set(
  'is has had was can should must needs require requires required allow allows no without enable enabled disable disabled supports'.split(
    ' ',
  ),
);

/** A name that ends so tells about a secret, and does not tell it: `tokenType`, `passwordChangedAt`. */
const TELLING = new Set(
  (
    'age alg algorithm altitude arn at attempts audience backend banner brand budget bytes changed channel check color colour column consent coordinates created date days description ' +
    'decision disabled domain duration enabled endpoint entropy error errors exception expiration expired expires expiry failures field fields flow format hours in ' +
    'file icon index invalid issuer kind label lat latitude left level lifetime lng lon longitude marker method minutes mode ms name names notice on owner path percent policy ' +
    'prefix present problem provider rate realm remaining required requirements result retries revoked rotated rotation rounds rules scheme scope scopes score ' +
    'seconds server size state status stdin ' +
    'strategy strength threshold through time timeout title tries type types updated uri url usage use warning warnings used valid verified version'
  ).split(' '),
);

/** What the tokens of a language model are counted by: `prompt_tokens`. */
const COUNTED_TOKENS = new Set(
  'prompt completion input output cached cache reasoning thinking used remaining context generated estimated num number'.split(
    ' ',
  ),
);

/** Words that contain a stem and mean something else. */
const HARMLESS = /secretar(?:y|ies|iat)|secretsmanager|secret(?:e|ed|es|ion)\b|tokeni[sz]\w*|passwordless/g;

/**
 * The names that frameworks give to the cookie of a session, each as a whole; in Ruby on Rails it begins with `_`: `_shop_session`. The
 * prefixes of cookies that a browser protects do not change what a cookie is: `__Host-session`.
 */
const SESSION_COOKIE = new RegExp(
  `^(?:${[
    '(?:laravel_|ci_|play_|rack[.]|ory_(?:kratos|hydra)_|grafana_|keycloak_|stytch_|plack_|ring-|vertx-web[.]|__|_\\w[\\w-]{0,99}_)session',
    'MoodleSession\\w{0,64}',
    '(?:koa|express)[.:]sess',
    '_gh_sess',
    '__(?:Host|Secure)-[\\w.-]{0,99}(?:session|sess|sid)',
    '[.]AspNet(?:Core)?[.](?:Session|Identity[.]\\w{1,64}|Antiforgery[.][\\w-]{1,64})',
    '[.]ASPX(?:FORMS)?AUTH',
    'wordpress_(?:(?:logged_in|sec)_)?[\\da-f]{32}',
    'wp-postpass_[\\da-f]{32}',
    'fusionauth[.](?:at|rt|sso)',
    'S?SESS[\\da-f]{32}',
  ].join('|')})$`,
  'i',
);

const MAY_BE_SECRET = new RegExp(NAME_PARTS, 'i');
const MAY_BE_SECRET_IN_SMALL_LETTERS = new RegExp(NAME_PARTS);
/** Also characters outside of printable ASCII, which may look like letters of it. */
const MAY_MEAN_SECRET = new RegExp(`[^ -~]|${NAME_PARTS}`, 'i');
const PLAIN = /^[ -~]*$/;

/** Whether what has this name must not be kept. */
export function isSecretName(name: string): boolean {
  if (name.length > NAME_LENGTH_MAX) {
    return true;
  }
  if (!MAY_MEAN_SECRET.test(name)) {
    return false;
  }
  const legible = PLAIN.test(name) ? name : latinOf(name);
  return MAY_BE_SECRET.test(legible) && (SESSION_COOKIE.test(legible) || isSecret(wordsOf(legible)));
}

/**
 * Whether none of these names, in printable ASCII with spaces between them, is secret. It is cheap: `true` is always right, `false`
 * proves nothing.
 */
export function areHarmlessNames(names: string): boolean {
  // For many names, it is faster to make them lower case first.
  return !MAY_BE_SECRET_IN_SMALL_LETTERS.test(names.toLowerCase());
}

/** `X-Api-Key`, `api_key` and `apiKey` are the same name. */
export function bareName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function isSecret(words: readonly string[]): boolean {
  const [first = ''] = words;
  const last = words.slice(-1).join('');
  const isAbout =
    words.length > 1 &&
    (ASKING.has(first) ||
      TELLING.has(last) ||
      words.some((word) => COUNTING.has(word)) ||
      isCount(words) ||
      isIdOfOne(words) ||
      isEndOfCard(words));
  if (isAbout) {
    return false;
  }
  const bare = words.join('').replace(HARMLESS, '');
  return secretStems.some((stem) => bare.includes(stem)) || words.some((word) => WHOLE_WORDS.has(word));
}

const WHOLE_WORDS: ReadonlySet<string> = new Set(secretWholeWords);

function isCount(words: readonly string[]): boolean {
  return words.at(-1) === 'tokens' && words.some((word) => COUNTED_TOKENS.has(word));
}

/** The id of a token or an API key only names it in a list. The id of a session opens the session, and is secret. */
function isIdOfOne(words: readonly string[]): boolean {
  return (
    words.at(-1) === 'id' &&
    (words.at(-2) === 'token' || /(?:^| )api ?key$/.test(words.slice(0, -1).join(' ')))
  );
}

/** The digits of a card that may be shown. */
function isEndOfCard(words: readonly string[]): boolean {
  return words.includes('card') && words.slice(-2).join('') === 'last4';
}

/** The words of a name in camelCase, snake_case, kebab-case or with dots, in small letters. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])|([a-zA-Z])(?=[0-9])/g, '$1$3$4 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
