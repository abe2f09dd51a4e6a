import { REDACTED } from './redacted-mark';
import { replaceSecrets } from './replace-secrets';

/** Only words that mean nothing else: what comes after "token" in quotes is mostly a sign of a grammar. */
const SAYS = '\\b(?:pass(?:word|wd|phrase|code)|identified[ \\t]by)[ \\t]{1,4}';
const MAY_SAY = new RegExp(`${SAYS}[\\\\"'\`]`, 'i');
const SAID = new RegExp(
  `(${SAYS})(?:(["'\`])(?:(?!\\2)[^\\r\\n\\\\])+\\2|(\\\\{1,3}["'])[^"'\\r\\n\\\\]+\\\\{1,3}["'])`,
  'gi',
);

/** `curl -u admin:…` */
const USER = /((?:^|\s)(?:-u|-U|--user|--proxy-user)[ \t=]{0,2}["']?[^\s:"']{1,64}:)[^\s"']+/g;

/** URLs that let in whoever knows them. */
const HOOK =
  /(hooks\.slack\.com\/(?:services|workflows|triggers)\/|discord(?:app)?\.com\/api\/webhooks\/)[\w/-]+/gi;
const BOT = /(\/bot)\d{3,20}:[\w-]+/g;

const TOLD_BY_WORD = /hooks|\/bot\d|curl /;

/** Whether a text may tell a password in a sentence or a command, or the URL of a hook. */
export function mayTell(text: string): boolean {
  return (mayQuote(text) && MAY_SAY.test(text)) || TOLD_BY_WORD.test(text);
}

function mayQuote(text: string): boolean {
  return text.includes('"') || text.includes("'") || text.includes('`');
}

/** A text without the passwords that it tells. */
export function hideTold(text: string): string {
  const shown = [HOOK, BOT].reduce(
    (left, url) => replaceSecrets(left, url, ([, before = '']) => `${before}${REDACTED}`),
    MAY_SAY.test(text) ? replaceSecrets(text, SAID, hideSaid) : text,
  );
  return shown.includes('curl ')
    ? replaceSecrets(shown, USER, ([, before = '']) => `${before}${REDACTED}`)
    : shown;
}

function hideSaid([, says = '', quote = '', escaped = '']: RegExpExecArray): string {
  const mark = quote + escaped;
  return `${says}${mark}${REDACTED}${mark}`;
}
