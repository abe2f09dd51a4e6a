import { REDACTED } from './redacted-mark';

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

/** Whether a text may tell a password in a sentence or a command, or the URL of a hook. */
export function mayTell(text: string): boolean {
  return (
    ((text.includes('"') || text.includes("'") || text.includes('`')) && MAY_SAY.test(text)) ||
    text.includes('curl ') ||
    text.includes('hooks') ||
    text.includes('/bot')
  );
}

/** A text without the passwords that it tells. */
export function hideTold(text: string): string {
  const shown = text
    .replace(SAID, (_, says: string, quote = '', escaped = '') => {
      const mark = quote + escaped;
      return `${says}${mark}${REDACTED}${mark}`;
    })
    .replace(HOOK, `$1${REDACTED}`)
    .replace(BOT, `$1${REDACTED}`);
  return shown.includes('curl ') ? shown.replace(USER, `$1${REDACTED}`) : shown;
}
