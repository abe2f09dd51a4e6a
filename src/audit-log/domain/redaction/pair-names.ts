import { isCountName } from './plain-values';

/** The keys of members that hold a name: `{ name, value }`. */
export const NAMES =
  'name|key|k|id|label|header|field|param|parameter|attribute|attr|property|prop|column|variable|setting|option|path|(?:column|field|attribute|property)[ _-]?name';

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

/** The keys of members that hold the value. */
export const VALUES =
  'value|val|v|values|old|new|(?:old|new|previous|current|original|string|field)[ _-]?val(?:ue)?|from|to|before|after|previous|current|was|now|lhs|rhs';

/** The same in the issues of a validator. Elsewhere members with these keys hold anything. */
export const VALUES_OF_ISSUES = 'input|received|actual|data|item';
