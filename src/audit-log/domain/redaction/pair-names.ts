/** What the members of an object are called that tell a name: `{ name, value }`. */
export const NAMES =
  'name|key|k|id|header|field|param|parameter|attribute|property|column|path|(?:column|field|attribute|property)[ _-]?name';

/** The same in what a validator says of a value: `{ loc: ['body', 'password'], input }`. */
export const NAMES_OF_ISSUES = 'instancePath|dataPath|loc';

/** What those are called that tell its value. */
export const VALUES =
  'value|val|v|values|old|new|(?:old|new|previous|current|original|string)[ _-]?value|from|to|before|after|previous|current|was|now|lhs|rhs';

/** The same in what a validator says. Elsewhere these are called so that hold anything. */
export const VALUES_OF_ISSUES = 'input|received|actual|data';
