import { type AssignedPlace, assignedBy, isQuotedBefore, signBefore } from './assigned-places';
import { HEADER, hideValue } from './hide-value';
import { endOfBlock } from './indented-lines';
import { isPlainText, type NameRules } from './plain-values';
import { REDACTED } from './redacted-mark';
import { endOf, isAt, type Replacement, replaceAt } from './replace-secrets';
import { codesOf, isAmong, isSpace } from './signs/codes';
import { type FoundSigns, placesOf } from './signs/find-signs';
import { SIGNS } from './signs/signs';

/** No value begins with these. In JSON and the like none begins with the next ones either, except the values of headers. */
const NO_VALUE = codesOf(/[\s&;<>]/);
const NO_VALUE_OF_LIST = codesOf(/[,}\]]/);
const EQUALS = codesOf(/=/);
const COLON = codesOf(/:/);
const SLASH = 47;

const BYTE_LENGTH = 3;
/** A letter of several bytes in percent-encoding, or another encoded character. */
const ENCODED_LETTER = /%[c-f][\da-f](?:%[89ab][\da-f]){1,3}|%[\da-f]{2}/gi;
/** The new value after a change: `password: abc -> abcd`; or a default after an expression: `password = process.env.PASSWORD || "abc"`. */
const CHANGED_TO =
  /[ \t]{1,4}(?:(?:->|=>|→)[ \t]{1,4}(?:"[^"\r\n]*"?|'[^'\r\n]*'?|[^\s,;"'<>()[\]{}]+)|(?:\|\||\?\?)[ \t]{0,4}(?:"[^"\r\n]*"?|'[^'\r\n]*'?|`[^`\r\n]*`?))/y;
/** A qualified name in a program: `Auth::user`, `auth::{self}`. A secret mostly has a digit. */
const SCOPED = /::(?:[a-z_$~]+(?![\w$-])|\w+(?=[(:<])|[{*<])/iy;
const URN = /(?:urn|arn):/iy;
const URN_LENGTH_MAX = 256;
const BEFORE_URN = codesOf(/[\s"'`=,;&()<>[\]{}]/);
const STATUS = /[1-5]\d\d(?=[.,;)]?(?:\s|$))/y;
const LINE_NUMBER = /:\d{1,7}(?!\w)/y;
const FILE =
  /\.(?:[cm]?[jt]sx?|php|rb|py|go|rs|java|kts?|scala|swift|cs|cc|cpp|c|h|hpp|m|exs?|erl|vue|svelte|dart|lua|pl|sql|sh|json|ya?ml|html?|css|log)$/i;
const MEMBER = /\.[a-z_$]+(?![\w$-])|\[/iy;

/** Whether the value that begins here is that of a secret name. */
export function mayBeAssigned(text: string, place: number, names: NameRules): boolean {
  return assignedAt(text, place, 0, names) !== undefined;
}

/** A text in which the values of secret names are hidden: `name=value`, `"name":"value"`, `Name: value`. */
export function hideAssigned(text: string, names: NameRules, found: FoundSigns): string {
  return replaceAt(text, placesOf(found, SIGNS.assigned), (place, done) => {
    const assigned = assignedAt(text, place, done, names);
    return assigned === undefined ? undefined : hideAssignedValue(text, assigned);
  });
}

/** The name and the value where a value may begin, if it is secret. */
function assignedAt(text: string, place: number, done: number, names: NameRules): AssignedPlace | undefined {
  const sign = signBefore(text, place);
  if (sign < done || isUrl(text, sign + 1)) {
    return undefined;
  }
  const assigned = assignedBy(text, sign);
  if (assigned === undefined) {
    return undefined;
  }
  const { at, isBelow } = assigned;
  const name = plainName(assigned.name);
  return hasValue(text, sign, at, name) &&
    names.isSecret(name) &&
    !isUrl(text, at) &&
    !isPlainText(text, at, name, names) &&
    !isCode(text, assigned, name)
    ? { name, sign, at, isBelow }
    : undefined;
}

function hideAssignedValue(text: string, { at, name, isBelow }: AssignedPlace): Replacement {
  const first = hideValue(text, at, name);
  const value = { ...first, to: endOf(CHANGED_TO, text, first.to) };
  return isBelow && value.shown === REDACTED
    ? { ...value, to: Math.max(value.to, endOfBlock(text, at)) }
    : value;
}

function isUrl(text: string, at: number): boolean {
  return text.charCodeAt(at) === SLASH && text.charCodeAt(at + 1) === SLASH;
}

/** Whether this is no value but code, or a part of a path: `Auth::user()`, `token.js:5:3` in a stack, `token => token.kind`. */
function isCode(text: string, assigned: AssignedPlace, name: string): boolean {
  const { sign, at } = assigned;
  const isPath =
    isAmong(COLON, text, sign) &&
    (isAt(SCOPED, text, sign) || isInFile(text, sign, name) || (sign === at - 1 && isInUrn(text, sign)));
  return isPath || (isSpace(text, at - 1) && (isOfItself(text, at, name) || isStatus(text, assigned)));
}

/** Whether this colon is one of a URN, or of a name of AWS: `urn:ietf:params:oauth:…`, `arn:aws:iam::1:role/token:…`. */
function isInUrn(text: string, sign: number): boolean {
  let begin = sign;
  while (begin > 0 && sign - begin < URN_LENGTH_MAX && !isAmong(BEFORE_URN, text, begin - 1)) {
    begin -= 1;
  }
  return isAt(URN, text, begin);
}

/** Whether this is the status of an answer, after the path of its request: `POST /oauth/token: 401`. */
function isStatus(text: string, { name, sign, at }: AssignedPlace): boolean {
  const before = text.charAt(text.lastIndexOf(name, sign - 1) - 1);
  return before === '/' && !isAmong(EQUALS, text, sign) && isAt(STATUS, text, at);
}

function isInFile(text: string, sign: number, name: string): boolean {
  return FILE.test(name) && isAt(LINE_NUMBER, text, sign) && !isQuotedBefore(text, sign);
}

/** Whether a value begins with a variable that has the name itself. */
function isOfItself(text: string, at: number, name: string): boolean {
  const own = name.slice(name.lastIndexOf('.') + 1);
  return own !== '' && text.startsWith(own, at) && isAt(MEMBER, text, at + own.length);
}

/** Checked before all else, because it costs so little. */
function hasValue(text: string, sign: number, at: number, name: string): boolean {
  const isNone = isAmong(NO_VALUE, text, at);
  if (isNone || isAmong(NO_VALUE_OF_LIST, text, at)) {
    return isAmong(EQUALS, text, sign) ? !isNone : HEADER.test(name);
  }
  return name.length > 1;
}

/** A name in which encoded letters are decoded, and other encoded characters are `_`. */
function plainName(name: string): string {
  return name.includes('%') ? name.replace(ENCODED_LETTER, letterOf) : name;
}

function letterOf(encoded: string): string {
  return encoded.length === BYTE_LENGTH ? '_' : Buffer.from(encoded.replaceAll('%', ''), 'hex').toString();
}
