import { hideValue, withClosingQuote } from './hide-value';
import type { NameRules } from './plain-values';
import { REDACTED } from './redacted-mark';
import { endOf, hideBehind, type Replacement, replaceAt, replaceSecrets } from './replace-secrets';
import { codesOf, isAmong } from './signs/codes';
import { type FoundSigns, placesOf } from './signs/find-signs';
import { SIGNS } from './signs/signs';

/** Between two arguments of a command, in a list of JSON or of another language: the quotes and the comma. */
const NEXT_ITEM = `\\\\{0,7}["'](?:\\s|\\\\{1,7}[nrt]){0,64},(?:\\s|\\\\{1,7}[nrt]){0,64}`;
const QUOTE = '\\\\{0,7}["\']';
/** The next item, unless it is a flag or empty. */
const NEXT = new RegExp(`${NEXT_ITEM}(?=${QUOTE}(?!--|${QUOTE}))`, 'y');

const DASHES = 2;
const FLAG_LENGTH_MAX = 64;
const FLAG_SIGN = codesOf(/[\w-]/);
const BEFORE_VALUE = codesOf(/[ \t,"'\\]/);
/** With a comma, as Java prints a list of arguments. */
const BLANKS = /,?[ \t]+/y;
const QUOTE_OR_ESCAPE = codesOf(/["'\\]/);
/** `--password hunter2`, as it is typed. */
const TYPED = /[^\s\-"'\\][^\s"']*/y;

/** `curl -u admin:…`; what is nothing but numbers belongs to other commands: `docker run -u 1000:1000`. */
const USER_FLAG = '(?:-[A-Za-z]{0,8}[uU]|--user|--proxy-user)';
const USER = '[^\\s:"\']{1,64}:(?!\\d{1,9}(?:[\\s"\'\\\\]|$))';
const FLAG_OF_USER = new RegExp(`^${USER_FLAG}$`);
const USER_TEXT = new RegExp(`^${USER}.`);
const USER_OF_CURL = new RegExp(`((?:^|\\s)${USER_FLAG}[ \\t=]{0,2}["']?${USER})[^\\s"']+`, 'g');
/** The flag and its value in an argument that is recorded alone. */
const USER_ALONE = new RegExp(`(?<=^|\\n)((?:-[uU]|--user|--proxy-user)[ \\t=]{0,2}${USER})[^\\s"']+`, 'g');
const USER_IN_LIST = new RegExp(`(["']${USER_FLAG}${NEXT_ITEM}${QUOTE}${USER})[^\\s"'\\\\]+`, 'g');
const MAY_HAVE_USER = new RegExp(
  `curl |-(?:[uU]|-user|-proxy-user)(?:[ \\t=]{0,2}|${NEXT_ITEM}${QUOTE})[^\\s:"']{1,64}:`,
);

/** The commands that take a password behind a flag of one letter, and the rest of their line. */
const COMMANDS =
  'login|sshpass|mongo\\w{0,8}|cqlsh|(?:mysql|mariadb)\\w{0,8}|redis-cli|ldap\\w{1,10}|zip|unzip';
const MAY_HAVE_COMMAND = new RegExp(`\\b(?:${COMMANDS})[\\s"'\\\\]`);
const COMMAND = new RegExp(`\\b(${COMMANDS})[\\s"'\\\\](?:[^\\r\\n;|]|(?<=,)\\r?\\n){1,400}`, 'g');
const PASSWORD_FLAGS: readonly (readonly [command: RegExp, flag: string, isApart: boolean])[] = [
  [/^(?:login|sshpass|mongo\w*|cqlsh)$/, '-p', true],
  [/^(?:sshpass|mysql|mariadb)/, '-p', false],
  [/^redis-cli$/, '-a', true],
  [/^ldap/, '-w', true],
  [/^(?:un)?zip$/, '-P', true],
];
const PASSWORDS = PASSWORD_FLAGS.map(([command, flag, isApart]) => ({
  command,
  flag,
  isApart,
  pattern: isApart
    ? new RegExp(
        `([\\s"']${flag}(?:[ \\t]{1,9}|${NEXT_ITEM}${QUOTE}))(?:"[^"\\r\\n]*"|'[^'\\r\\n]*'|[^\\s"'\\\\-][^\\s"'\\\\]*)`,
      )
    : new RegExp(`([\\s"']${flag})(?:"[^"\\r\\n]*"|'[^'\\r\\n]*'|[^\\s"'\\\\=-][^\\s"'\\\\]*)`),
}));

const TAKES_PASSWORD = new RegExp(`^(?:${PASSWORD_FLAGS.map(([, flag]) => flag).join('|')}|${USER_FLAG}$)`);

/** Whether the flag whose first letter is here has the name of a secret. */
export function mayBeFlag(text: string, place: number, names: NameRules): boolean {
  return endOfSecretFlag(text, place, names) >= 0;
}

/** A text without the values of secret flags: `--password hunter2`, `["--password", "hunter2"]`. */
export function hideFlags(text: string, names: NameRules, found: FoundSigns): string {
  return replaceAt(text, placesOf(found, SIGNS.flag), (place, done) => {
    const end = place - DASHES < done ? -1 : endOfSecretFlag(text, place, names);
    return end < 0 ? undefined : hideBehindFlag(text, end);
  });
}

/** Where the flag ends whose first letter is here, if it has the name of a secret and a value may follow; else -1. */
function endOfSecretFlag(text: string, place: number, { isSecret }: NameRules): number {
  let end = place;
  while (end - place < FLAG_LENGTH_MAX && isAmong(FLAG_SIGN, text, end)) {
    end += 1;
  }
  const isBeforeValue = isAmong(BEFORE_VALUE, text, end);
  return isBeforeValue && isSecret(text.slice(place, end)) ? end : -1;
}

function hideBehindFlag(text: string, flagEnd: number): Replacement | undefined {
  const gap = isAmong(QUOTE_OR_ESCAPE, text, flagEnd) ? NEXT : BLANKS;
  const from = endOf(gap, text, flagEnd);
  if (from === flagEnd) {
    return undefined;
  }
  if (!isAmong(QUOTE_OR_ESCAPE, text, from)) {
    return { from, to: endOf(TYPED, text, from), shown: REDACTED };
  }
  return withClosingQuote(text, hideValue(text, from, ''));
}

/** Whether a text may have a password behind the flag of a command that takes one. */
export function mayHaveUser(text: string): boolean {
  return (text.includes(':') && MAY_HAVE_USER.test(text)) || MAY_HAVE_COMMAND.test(text);
}

/** A text without such passwords. */
export function hideUsers(text: string): string {
  const ofCommands = replaceSecrets(text, COMMAND, ([line, command = '']) => hidePassword(line, command));
  const listed = hideBehind(ofCommands, USER_IN_LIST);
  return hideBehind(listed, listed.includes('curl ') ? USER_OF_CURL : USER_ALONE);
}

function hidePassword(line: string, command: string): string {
  const known = PASSWORDS.find(({ command: name, pattern }) => name.test(command) && pattern.test(line));
  return known === undefined ? line : line.replace(known.pattern, `$1${REDACTED}`);
}

/** Whether a flag of a command takes a password, apart from it (`docker login -p x`) or in the same argument (`mysql -px`). */
export function takesPassword(flag: string, command: string, isApart: boolean): boolean {
  return PASSWORDS.some(
    (known) => known.isApart === isApart && known.flag === flag && known.command.test(command),
  );
}

/** Whether an argument of some command may be a password, or a flag before one, although its name does not say so. */
export function mayTakePassword(argument: string): boolean {
  return TAKES_PASSWORD.test(argument);
}

/** Whether a text is a user and a password that follow the flag of a command for them: `['curl', '-u', 'ada:…']`. */
export function isUserBehind(flag: string, text: string): boolean {
  return FLAG_OF_USER.test(flag) && USER_TEXT.test(text);
}
