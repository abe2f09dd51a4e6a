import type { NameRules } from './plain-values';
import { REDACTED } from './redacted-mark';
import { endOf, hideBehind, replaceParts, replaceSecrets } from './replace-secrets';

/** Only words with a single meaning: what comes in quotes after "token" is mostly a symbol of a grammar. */
const PASSWORD =
  'pass(?:word|wd|phrase|code)(?:[ \\t]{1,4}(?:is|was|for[ \\t]{1,4}[^\\s"\'`]{1,64}[ \\t]{1,4}=))?';
const IDENTIFIED = 'identified[ \\t](?:by|with[ \\t]\\w{1,64}[ \\t](?:by|as))';
const SAYS = `\\b(?:${PASSWORD}|${IDENTIFIED})[ \\t]{1,4}`;
/** After other words, only what does not look like a symbol of a grammar. */
const TELLS =
  '\\b(?:token|secret|api[ _-]?key)[ \\t]{1,4}(?=["\'`][\\w.~+/=-]{0,64}\\d)(?=["\'`][\\w.~+/=-]{8})';
const MAY_SAY = new RegExp(`${SAYS}[\\\\"'\`]|${TELLS}`, 'i');
const SAID = new RegExp(
  `(${SAYS}|${TELLS})(?:(["'\`])(?:(?!\\2)[^\\r\\n\\\\])+\\2|(\\\\{1,3}["'])[^"'\\r\\n\\\\]+\\\\{1,3}["'])`,
  'gi',
);

/** What is around a name and a value in the message of a validator or a database: quotes, also of JSON. */
const MARK = '\\\\{0,3}["\'`]';
const NAME = '([\\w.$\\[\\]-]{1,64})';
const WHAT = '[^"\'`\\r\\n\\\\]{1,400}';
/** `Path "password" ("…") is too short`, `"password" with value "…"`, `Path "password" is invalid (…)`. */
const NAME_FIRST = new RegExp(
  `${MARK}${NAME}${MARK}(?: \\(${MARK}| with value ${MARK}| is invalid \\((?:${MARK})?)(?=${WHAT})`,
  'g',
);
/** `Duplicate entry '…' for key 'users.token'` */
const VALUE_FIRST = new RegExp(`(${MARK})${WHAT}(${MARK} for key ${MARK}${NAME}${MARK})`, 'g');
const MAY_VALIDATE = /["'`] (?:\(|with value |is invalid |for key )/;
/** In a bracket up to the end of the sentence. */
const SAID_VALUE = new RegExp(`[^"'\`\\r\\n\\\\]{1,400}?(?=\\)[.,])|${WHAT}`, 'y');

/** URLs that give access to everybody who knows them; their slashes may be escaped. */
const HOOK =
  /(hooks\.slack\.com\\{0,7}\/(?:services|workflows|triggers)\\{0,7}\/|discord(?:app)?\.com\\{0,7}\/api\\{0,7}\/webhooks\\{0,7}\/)(?:[\w/-]|\\{1,7}(?=\/))+/gi;
const BOT = /(\/bot)\d{3,20}:[\w-]+/g;

const MAY_HOOK = /hooks|\/bot\d/;

/** Whether a text may tell a password in a sentence. */
export function maySay(text: string): boolean {
  return MAY_SAY.test(text) || MAY_VALIDATE.test(text);
}

/** A text without the passwords of its sentences, and without the values that are said of secret names. */
export function hideSaid(text: string, { isSecret }: NameRules): string {
  const said = hideSentences(text);
  if (!MAY_VALIDATE.test(said)) {
    return said;
  }
  const shown = replaceParts(said, NAME_FIRST, ([, name = ''], at) =>
    isSecret(name) ? { from: at, to: endOf(SAID_VALUE, said, at), shown: REDACTED } : undefined,
  );
  return replaceSecrets(shown, VALUE_FIRST, ([whole, mark = '', behind = '', name = '']) =>
    isSecret(name) ? `${mark}${REDACTED}${behind}` : whole,
  );
}

function hideSentences(text: string): string {
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
