import { REDACTED } from './redacted-mark';
import { isAt, matchAt, type Replacement, replaceParts } from './replace-secrets';

/** Blanks and line ends, also those that are escaped in a text of JSON, and comments. */
const SPACE = '(?:\\s|\\\\{1,7}[nrt])';
const GAP = `${SPACE}{1,16}(?:#[^\\r\\n\\\\"']{0,200}(?:[\\r\\n]|\\\\{1,7}[nr])${SPACE}{0,15}){0,3}`;
const WORD = '[^\\s\\\\"\']{1,1024}';

/** What an entry of a .netrc begins with: `machine a.example`, and `default` for all other machines. */
const ENTRY = new RegExp(
  `machine(?<![\\w-]machine)${SPACE}{1,16}${WORD}|default(?<=(?:^|[\\r\\n"']|\\\\n)default)(?=[\\s\\\\])`,
  'g',
);
/** Its members, in any order. */
const FIELD = new RegExp(
  `(${GAP}(login|account|password)${GAP})(${WORD}|\\\\{0,7}"[^"\\\\\\r\\n]{1,256}\\\\{0,7}")`,
  'y',
);
const FIELDS_MAX = 6;
const END = /["'\\\r\n]|$|[ \t]{1,16}(?:machine|default|macdef|account|#)/y;
const MAY_LOG_IN = /(?:machine|default)[\s\\]/;
/** Words in the place of a login or a password that show a sentence. */
const PROSE =
  /^(?:and|box|button|dialog|expired|failed|field|flow|form|is|link|manager|page|policy|prompt|required|reset|screen|shell|view|was|window|with|without)$/i;

const DEFAULT = 'default';
const HAS_DIGIT = /\d/;
const QUOTE = /^\\*"/;

/** A member of an entry, and where its value is. */
interface Field {
  readonly name: string;
  readonly value: string;
  readonly from: number;
}

/** Whether a text may be a .netrc. */
export function mayLogIn(text: string): boolean {
  return text.includes('password') && MAY_LOG_IN.test(text);
}

/** A text without the passwords of a .netrc: `machine a.example login ada password …`, on one line or on several. */
export function hideLogins(text: string): string {
  return replaceParts(text, ENTRY, ([entry], at) => {
    const fields = fieldsFrom(text, at);
    const last = fields.at(-1);
    const isWhole = last !== undefined && isAt(END, text, last.from + last.value.length);
    return isWhole && isEntry(entry, fields) ? hidePassword(fields) : undefined;
  });
}

function fieldsFrom(text: string, at: number): Field[] {
  const fields: Field[] = [];
  let end = at;
  while (fields.length < FIELDS_MAX) {
    const [whole, before = '', name = '', value = ''] = matchAt(FIELD, text, end) ?? [];
    if (whole === undefined) {
      break;
    }
    fields.push({ name, value, from: end + before.length });
    end += whole.length;
  }
  return fields;
}

/**
 * Whether this is an entry, and no sentence: on one line they may look the same. In nearly all entries a login comes before its
 * password. In another order, or without a machine, no value may be a word that shows a sentence.
 */
function isEntry(entry: string, fields: readonly Field[]): boolean {
  const place = fields.findIndex(({ name }) => name === 'password');
  const login = fields.findIndex(({ name }) => name === 'login');
  if (place < 0) {
    return false;
  }
  const isOfMachine = entry !== DEFAULT;
  if (login < 0) {
    return isOfMachine && HAS_DIGIT.test(fields[place]?.value ?? '');
  }
  return (isOfMachine && login < place) || !fields.some(({ value }) => PROSE.test(value));
}

function hidePassword(fields: readonly Field[]): Replacement | undefined {
  const password = fields.find(({ name }) => name === 'password');
  if (password === undefined) {
    return undefined;
  }
  const { from, value } = password;
  const [quote = ''] = QUOTE.exec(value) ?? [];
  return { from, to: from + value.length, shown: quote + REDACTED + quote };
}
