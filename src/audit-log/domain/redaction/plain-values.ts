import { isAt } from './replace-secrets';
import { isSecretName, NAME_LENGTH_MAX, wordsOf } from './secret-names';
import { isSpace } from './signs/codes';

/** With one of these words in the name, a number is a count. Codes are not among them, because they are numbers themselves. */
const MANY =
  /^(?:tokens|passwords|passphrases|secrets|cookies|credentials|creds|signatures|keys|apikeys|ids|jwts|sessionids)$/;

/** If one of these is beside `pass`, both count the results of tests. */
export const FAILING = /^(?:fail(?:s|ed|ures?|ing)?|skip(?:ped|s)?)$/i;

/** Whether a number of this name is a count, and no secret: `tokens`, `invalidTokens`. */
export function isCountName(name: string): boolean {
  return name.length <= NAME_LENGTH_MAX && wordsOf(name).some((word) => MANY.test(word));
}

/** What is known about names. */
export interface NameRules {
  /** Whether what has this name must not be kept. */
  readonly isSecret: (name: string) => boolean;
  /** Whether the caller has chosen to hide this name, whatever its value is. */
  readonly isChosen: (name: string) => boolean;
  /** Whether a number of this name is a count, and no secret. */
  readonly isCount: (name: string) => boolean;
  /** Whether the caller has chosen any names to hide. */
  readonly hidesMore: boolean;
}

/** The rules without any choice of the caller. */
export const DEFAULT_RULES: NameRules = {
  isSecret: isSecretName,
  isChosen: () => false,
  isCount: isCountName,
  hidesMore: false,
};

/** What must follow a plain value, so that it is the whole word. */
const END = `(?=[.!?]?(?:["'\\\\\\s,;&)}\\]#|]|$))`;
/** Not followed by a default, which may be a secret: `null || "abc"`. */
const NO_DEFAULT = `(?![ \\t]{1,4}(?:[|]{2}|[?]{2})[ \\t]{0,4}["'\`])`;
/** A boolean, no value at all, or a placeholder in a statement for a value that is elsewhere. */
const BOOLEAN = new RegExp(
  `(?:true|false|null|NULL|None|nil|undefined|[?]|[$]\\d{1,3}|%s)${END}${NO_DEFAULT}`,
  'y',
);
const NUMBER = new RegExp(`\\d{1,9}${END}`, 'y');
const RESULT = /\d{1,9}[,;]?\s{0,2}["']?(?:fail|skip)/y;

/** Words that tell about a secret in running text: `password: changed`. Nobody should have one of them as a password. */
const WORD = new RegExp(
  `(?:true|false|ok|okay|valid|invalid|expired|missing|required|changed|unchanged|updated|reset|revoked|rotated|refreshed|` +
    `rejected|refused|denied|accepted|failed|failure|success|successful|succeeded|enabled|disabled|none|null|` +
    `undefined|empty|absent|present|unknown|yes|no|incorrect|wrong|mismatch|expected|unexpected|malformed|cannot|unable|string|number|boolean|varchar\\(\\d{1,4}\\)|` +
    // What is said of a field that was filled in wrongly.
    `must|should|can|does|do|did|needs|is|was|has|not|too|already|this|same|at|length|minimum|maximum|type|field|optional|` +
    // What became of a service, a setting or a cookie of that name.
    `on|off|started|restarted|running|stopped|upgraded|installed|granted|locked|unlocked|blocked|cleared|created|deleted|removed|` +
    `authentication|attempt)${END}`,
  'iy',
);

/** What a scope allows: `token:write`. */
const ACTION = new RegExp(
  `(?:read|write|list|get|create|delete|update|manage|view|edit|reset|revoke|rotate|issue|verify|[*])${END}`,
  'y',
);
/**
 * An expression that reads its value from elsewhere: from an environment variable, or a part of a request. It must begin in a way that no
 * password does, and must end a statement, an argument or a line, because what follows may be a secret.
 */
const PATH =
  /(?:(?:process|import\.meta)\.env\.[A-Z][A-Z\d_]{0,63}|(?:req|request|ctx\.request)\??\.(?:body|query|params|headers|cookies|session)\??\.[A-Za-z_]{1,64})(?=[ \t]{0,4}(?:[;,)}\]]|[\r\n]|$))/y;
/** An amount of things in a table, a queue or a file of that name, or of what it measures. */
const AMOUNT =
  /\d{1,9} (?:rows?|messages?|items?|entries|entry|records?|files?|lines?|times|attempts?|failures?|errors?|users?|found|bits?|bytes?|[KMG]i?B|ms|seconds?|minutes?|hours?|days?|characters?|chars?|digits?|letters?|words?)(?!\w)/y;
/** An amount of money. After the name of a code the number is no amount, but the code: `OTP: 123456 USD 50 to …`. */
const MONEY =
  /\d{1,9}(?:[.,]\d{1,9})? (?:(?:EUR|USD|GBP|CHF|JPY|CNY|INR|AUD|CAD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|BRL|MXN|ZAR|KRW|SGD|HKD|BTC|ETH)(?!\w)|[€£¥])/y;
const CODE = /otp|pin|cv[cv]|code/i;
/** A way to authenticate, and nothing else: `auth: basic -> saml`. Before anything else it is the scheme of a credential. */
const SCHEME =
  /(?:basic|bearer|digest|saml2?|oidc|openid|oauth2?|ldaps?|kerberos|ntlm|negotiate|jwt|mtls|sso|api-?key)(?=[ \t]{0,4}(?:[.]?(?:[\r\n]|$)|[,;)}\]|]|->|=>|→))/iy;

/** A header of credentials, which may go on behind any word. */
const WHOLE_LINE = /authorization|cookie/i;
const ZERO = 48;
const NINE = 57;
const NAME_END = /[\w\] ]/;

/** Whether the text after a secret name is no secret: a boolean, a count, or a plain word. */
export function isPlainText(text: string, at: number, name: string, names: NameRules): boolean {
  const first = text.charCodeAt(at);
  if (first >= ZERO && first <= NINE) {
    return (isAmount(text, at, name) || isCountIn(text, at, name, names)) && !names.isChosen(name);
  }
  return (
    (isPlainWord(text, at, name) || isScope(text, at) || isPath(text, at, name)) && !names.isChosen(name)
  );
}

function isAmount(text: string, at: number, name: string): boolean {
  return isAt(AMOUNT, text, at) || (isAt(MONEY, text, at) && !CODE.test(name));
}

function isPlainWord(text: string, at: number, name: string): boolean {
  return isProse(text, at)
    ? isAt(WORD, text, at) || (isAt(SCHEME, text, at) && !WHOLE_LINE.test(name))
    : isAt(BOOLEAN, text, at);
}

function isScope(text: string, at: number): boolean {
  return text.charAt(at - 1) === ':' && NAME_END.test(text.charAt(at - 2)) && isAt(ACTION, text, at);
}

function isPath(text: string, at: number, name: string): boolean {
  return !WHOLE_LINE.test(name) && isAt(PATH, text, at);
}

/** Whether this comes after a name without quotes and a `:` or `=>` with blanks, or is compared with a name: `token === null`. */
function isProse(text: string, at: number): boolean {
  let sign = at - 1;
  while (isSpace(text, sign)) {
    sign -= 1;
  }
  const before = text.charAt(sign - 1);
  if (text.charAt(sign) === '=') {
    return before === '=' || before === '!';
  }
  return sign < at - 1 && (before === '=' || (text.charAt(sign) === ':' && NAME_END.test(before)));
}

function isCountIn(text: string, at: number, name: string, { isCount }: NameRules): boolean {
  return name === 'pass' ? isAt(RESULT, text, at) : isCount(name) && isAt(NUMBER, text, at);
}
