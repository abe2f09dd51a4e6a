/** What the members of an object are called that tell a name: `{ name, value }`. */
export const NAMES = 'name|key|k|id|header|field|param|parameter|attribute|property|path';

/** What those are called that tell its value. */
export const VALUES =
  'value|val|v|values|old|new|(?:old|new)[ _-]?value|from|to|before|after|previous|current';
