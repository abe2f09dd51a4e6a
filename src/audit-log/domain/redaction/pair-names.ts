import { isCountName } from './plain-values';

/** What the members of an object are called that tell a name: `{ name, value }`. */
export const NAMES =
  'name|key|k|id|label|header|field|param|parameter|attribute|attr|property|prop|column|variable|setting|option|path|(?:column|field|attribute|property)[ _-]?name';

/** The headers that may carry a credential, whatever stands in their names, or are called so. */
export const HEADERS =
  '(?:proxy-)?authorization|(?:set-)?cookie2?|x-[\\w-]{1,62}|sec-[\\w-]{1,60}|api-?key|' +
  '(?:private|job|deploy)-token|dd-ap(?:i|plication)-key|stripe-signature|ocp-apim-subscription-key';

/** Others carry one by their names, in a list that has a header of these as well. Elsewhere they are names of anything: `reset-password`. */
export const OTHER_HEADERS = '[a-z][a-z\\d]{0,31}(?:-[a-z\\d]{1,31}){1,6}';
export const USUAL_HEADERS =
  'host|accept(?:-[a-z]{1,20})?|user-agent|content-(?:type|length|encoding)|connection|cache-control|referer|origin|date|server';

/** The same in what a validator says of a value: `{ loc: ['body', 'password'], input }`. */
export const NAMES_OF_ISSUES = 'instancePath|dataPath|loc';

const LABEL = /label["'\\]{0,8}\s{0,16}$/i;

/** Whether what names a value is a label over how many there are: `{ label: 'Tokens', value: 5 }`. A chart has many of them. */
export function isLabelOfCount(beforeColon: string, name: string): boolean {
  return LABEL.test(beforeColon) && isCountName(name);
}

/** What those are called that tell its value. */
export const VALUES =
  'value|val|v|values|old|new|(?:old|new|previous|current|original|string|field)[ _-]?val(?:ue)?|from|to|before|after|previous|current|was|now|lhs|rhs';

/** The same in what a validator says. Elsewhere these are called so that hold anything. */
export const VALUES_OF_ISSUES = 'input|received|actual|data|item';
