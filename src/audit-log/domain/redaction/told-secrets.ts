import { REDACTED } from './redacted-mark';
import { replaceSecrets } from './replace-secrets';

/** Only words that mean nothing else: what comes after "token" in quotes is mostly a sign of a grammar. */
const SAYS = '\\b(?:pass(?:word|wd|phrase|code)|identified[ \\t]by)[ \\t]{1,4}';
const MAY_SAY = new RegExp(`${SAYS}[\\\\"'\`]`, 'i');
const SAID = new RegExp(
  `(${SAYS})(?:(["'\`])(?:(?!\\2)[^\\r\\n\\\\])+\\2|(\\\\{1,3}["'])[^"'\\r\\n\\\\]+\\\\{1,3}["'])`,
  'gi',
);

/** `curl -u admin:…`; what is nothing but numbers belongs to other commands: `docker run -u 1000:1000`. */
const USER_FLAG = '(?:-[A-Za-z]{0,8}[uU]|--user|--proxy-user)';
const USER = '[^\\s:"\']{1,64}:(?!\\d{1,9}(?:\\s|$))';
const FLAG_OF_USER = new RegExp(`^${USER_FLAG}$`);
const USER_TEXT = new RegExp(`^${USER}.`);
const USER_OF_CURL = new RegExp(`((?:^|\\s)${USER_FLAG}[ \\t=]{0,2}["']?${USER})[^\\s"']+`, 'g');
/** An argument of it that is kept alone. */
const USER_ALONE = new RegExp(`(?<=^|\\n)((?:-[uU]|--user|--proxy-user)[ \\t=]{0,2}${USER})[^\\s"']+`, 'g');

/** URLs that let in whoever knows them. */
const HOOK =
  /(hooks\.slack\.com\/(?:services|workflows|triggers)\/|discord(?:app)?\.com\/api\/webhooks\/)[\w/-]+/gi;
const BOT = /(\/bot)\d{3,20}:[\w-]+/g;

const MAY_HOOK = /hooks|\/bot\d/;
const MAY_HAVE_USER = /curl |-(?:[uU]|-user|-proxy-user)[ \t=]{0,2}[^\s:"']{1,64}:/;

/** Whether a text may tell a password in a sentence. */
export function maySay(text: string): boolean {
  return MAY_SAY.test(text);
}

/** A text without the passwords of its sentences. */
export function hideSaid(text: string): string {
  return replaceSecrets(text, SAID, ([, says = '', quote = '', escaped = '']) => {
    const mark = quote + escaped;
    return `${says}${mark}${REDACTED}${mark}`;
  });
}

/** Whether a text may have the URL of a hook. */
export function mayHook(text: string): boolean {
  return MAY_HOOK.test(text);
}

/** A text without what is secret in the URLs of hooks. */
export function hideHooks(text: string): string {
  return [HOOK, BOT].reduce(hideBehind, text);
}

/** Whether a text may have a user and a password behind the flag of a command for them. */
export function mayHaveUser(text: string): boolean {
  return text.includes(':') && MAY_HAVE_USER.test(text);
}

/** A text without the passwords of such users. */
export function hideUsers(text: string): string {
  return hideBehind(text, text.includes('curl ') ? USER_OF_CURL : USER_ALONE);
}

function hideBehind(text: string, pattern: RegExp): string {
  return replaceSecrets(text, pattern, ([, before = '']) => `${before}${REDACTED}`);
}

/** Whether a text is a user and a password that stand behind the flag of a command for them: `['curl', '-u', 'ada:…']`. */
export function isUserBehind(flag: string, text: string): boolean {
  return FLAG_OF_USER.test(flag) && USER_TEXT.test(text);
}
