import { codesOf, isAmong, isSpace } from './signs/codes';

const LINE_END = codesOf(/[\r\n]/);
/** A line of YAML may begin with the dash of an item. */
const INDENT = codesOf(/[ \t-]/);
const STACK = 'at ';
/** The beginning of another field, which is no continuation of a header. */
const FIELD = /[\w-]{1,64}:\s/y;

/** How far the line with this place is indented. */
export function indentAt(text: string, place: number): number {
  const begin = lineBegin(text, place);
  let at = begin;
  while (at < place && isAmong(INDENT, text, at)) {
    at += 1;
  }
  return at - begin;
}

/** Whether the line whose first word is here is indented further than this, and is no line of a stack trace. */
export function isIndented(text: string, at: number, indent: number): boolean {
  return at < text.length && at - lineBegin(text, at) > indent && !text.startsWith(STACK, at);
}

/** Where the block ends, of lines that are indented as far as the line whose first word is here. */
export function endOfBlock(text: string, from: number): number {
  const indent = from - lineBegin(text, from) - 1;
  let end = endOfLine(text, from);
  for (let next = wordBehind(text, end); isIndented(text, next, indent); next = wordBehind(text, end)) {
    end = endOfLine(text, next);
  }
  return end;
}

/** Where a header ends whose first line ends here: folded lines may follow. */
export function endOfFolded(text: string, from: number): number {
  if (from >= text.length || !isAmong(LINE_END, text, from)) {
    return from;
  }
  const indent = indentAt(text, from - 1);
  let end = from;
  for (let next = nextLine(text, end); isFolded(text, next, indent); next = nextLine(text, end)) {
    end = endOfLine(text, next);
  }
  return end;
}

/** The first word of the next line; the line end where that is empty. */
function nextLine(text: string, lineEnd: number): number {
  let at = text.indexOf('\n', lineEnd) + 1 || text.length;
  while (isSpace(text, at) && !isAmong(LINE_END, text, at)) {
    at += 1;
  }
  return at;
}

function isFolded(text: string, at: number, indent: number): boolean {
  FIELD.lastIndex = at;
  return isIndented(text, at, indent) && !isAmong(LINE_END, text, at) && !FIELD.test(text);
}

function wordBehind(text: string, lineEnd: number): number {
  let at = lineEnd;
  while (isSpace(text, at)) {
    at += 1;
  }
  return at;
}

function lineBegin(text: string, place: number): number {
  return place === 0 ? 0 : text.lastIndexOf('\n', place - 1) + 1;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  if (end < 0) {
    return text.length;
  }
  return text.charAt(end - 1) === '\r' ? end - 1 : end;
}
