import { isCountName } from './plain-values';

/** What has a name and a value. */
const THINGS =
  'header|field|param|parameter|attribute|attr|property|prop|column|variable|setting|var|env|arg';

/** Of these names, the value may also be called a content. What has a name, an id or a path of its own has a content of any kind: a file, a page. */
export const NAMES_OF_CONTENTS = `key|k|argument|env[ _-]?var|(?:${THINGS})(?:[ _-]?(?:name|key))?|(?:key|cookie)[ _-]?name`;

/** The keys of members that hold a name: `{ name, value }`, `{ headerName, headerValue }`. */
export const NAMES = `name|id|label|path|flag|option(?:[ _-]?name)?|${NAMES_OF_CONTENTS}`;

/** Names that always belong to headers, and may carry a credential. */
export const HEADERS =
  '(?:proxy-)?authorization|(?:set-)?cookie2?|x-[\\w-]{1,62}|sec-[\\w-]{1,60}|api-?key|' +
  '(?:private|job|deploy)-token|dd-ap(?:i|plication)-key|stripe-signature|ocp-apim-subscription-key';

/** Names that may belong to headers, in a list that also has a usual header. Elsewhere they name anything: `reset-password`. */
export const OTHER_HEADERS = '[a-z][a-z\\d]{0,31}(?:-[a-z\\d]{1,31}){1,6}';
export const USUAL_HEADERS =
  'host|accept(?:-[a-z]{1,20})?|user-agent|content-(?:type|length|encoding)|connection|cache-control|referer|origin|date|server';

/** The same in the issues of a validator: `{ loc: ['body', 'password'], input }`. */
export const NAMES_OF_ISSUES = 'instancePath|dataPath|loc';

const LABEL = /label["'\\]{0,8}\s{0,16}$/i;

/** Whether the name of a value is a label over a count: `{ label: 'Tokens', value: 5 }`. A chart has many of them. */
export function isLabelOfCount(beforeColon: string, name: string): boolean {
  return LABEL.test(beforeColon) && isCountName(name);
}

const WITH_CONTENT = new RegExp(`(?<!\\w)(?:${NAMES_OF_CONTENTS})["'\\\\]{0,8}\\s{0,16}$`, 'i');

/** Whether the value of a name may be a content, by the key of the name. */
export function mayHaveContent(beforeColon: string): boolean {
  return WITH_CONTENT.test(beforeColon);
}

/** The keys of members that hold the value. */
export const VALUES = `value|val|v|values|old|new|(?:old|new|previous|current|original|default|raw|string|key|option|${THINGS})[ _-]?val(?:ue)?|from|to|before|after|previous|current|was|now|lhs|rhs`;

/** The same beside a name of a thing that has no other content. */
export const CONTENTS = 'contents?';

const CONTENT = new RegExp(`^(?:${CONTENTS})(?!\\w)`, 'i');

/** Whether a key, or a text that begins with one, is that of a content. */
export function isContent(key: string): boolean {
  return CONTENT.test(key);
}

/** The same in the issues of a validator. Elsewhere members with these keys hold anything. */
export const VALUES_OF_ISSUES = 'input|received|actual|data|item';
