import type { HeardAnswer } from './served-log';

const ENTRY_LINK = /href="\/[\w-]+\/entries\/019ac0de-0000-7000-8000-0*(\d+)"/g;
/** What begins another line or another cell. */
const BLOCK =
  /<\/?(?:p|li|ul|ol|dl|dt|dd|div|h1|h2|pre|nav|tr|td|th|table|section|header|main|caption)\b[^>]*>/g;

/** What was asked, and what is to come of it. */
export class AskedPages {
  readonly rows: {
    readonly expected: Readonly<Record<string, string>>;
    readonly answer: HeardAnswer;
  }[] = [];
  entered: HeardAnswer | undefined;
  readonly walks: string[][] = [];
}

/** The numbers of the entries that a page leads to, in their order. */
export function numbersIn(body: string): string[] {
  return Array.from(body.matchAll(ENTRY_LINK), ([, number]) => String(number));
}

/** What can be read on a page. */
export function readableText(body: string): string {
  return textIn(body.replace(/<(script|style)>[\s\S]*?<\/\1>/g, '')).replace(/\s+/g, ' ');
}

/** Markup as text. */
export function textIn(markup: string): string {
  return markup
    .replace(BLOCK, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}
