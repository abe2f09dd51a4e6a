import { HEADERS, OTHER_HEADERS, USUAL_HEADERS } from '../redaction/pair-names';

const HEADER = new RegExp(`^(?:${HEADERS})$`, 'i');
const OTHER_HEADER = new RegExp(`^(?:${OTHER_HEADERS})$`, 'i');
const USUAL_HEADER = new RegExp(`^(?:${USUAL_HEADERS})$`, 'i');
const KNOWN_HEADER = new RegExp(`^(?:${HEADERS}|${USUAL_HEADERS})$`, 'i');
const SMALL = 0x20;
/** The first two letters of header names that have no dash and may carry a credential. */
const HEADER_BEGINS = beginsOf('au co ap');
/** The first two letters of all known header names: to compare these takes a tenth of the time. */
const KNOWN_BEGINS = beginsOf('pr au se co ap jo de dd st oc ho ac us ca re or da');

/** With these two begin the names that nobody has to register; there is no need to look at the rest. */
const OWN_BEGIN = beginOf('x'.charCodeAt(0), '-'.charCodeAt(0));

/** How many items of a list are searched for a name that shows that it is one of headers. */
export const HEADER_ITEMS_MAX = 64;

/** Whether a name always belongs to a header that may carry a credential. */
export function isHeader(name: string): boolean {
  return HEADER.test(name);
}

/** Whether a name may belong to a header, in a list that also has a usual one. */
export function isOtherHeader(name: string): boolean {
  return OTHER_HEADER.test(name);
}

/** Whether a name shows that the list that it is in is one of headers. */
export function isUsualHeader(name: string): boolean {
  return isKnownHeader(name) && USUAL_HEADER.test(name);
}

/** Whether a name may belong to a header wherever it is. */
export function isKnownHeader(name: string): boolean {
  const begin = beginOf(name.charCodeAt(0), name.charCodeAt(1));
  return begin === OWN_BEGIN || (KNOWN_BEGINS.has(begin) && KNOWN_HEADER.test(name));
}

/** Whether a text with these first two characters may be the name of a header that has no dash. */
export function mayBeginHeader(first: number, second: number): boolean {
  return HEADER_BEGINS.has(beginOf(first, second));
}

function beginsOf(words: string): ReadonlySet<number> {
  return new Set(words.split(' ').map((word) => beginOf(word.charCodeAt(0), word.charCodeAt(1))));
}

/** The first two characters, in lower case, as one number. */
function beginOf(first: number, second: number): number {
  return ((first | SMALL) << 8) | second | SMALL;
}
