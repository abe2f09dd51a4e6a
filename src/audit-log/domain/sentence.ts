import { messageOf } from './harmless-text';

/** What no sentence ends in, where another follows it. */
const OPEN_END = /[\s:;,]$/;
const ENDED = /[.!?]$/;

/** The message of an error of others as the end of a sentence of ours. Nobody knows whether it ends in a full stop itself, or is empty. */
export function sentenceOf(error: unknown): string {
  const said = messageOf(error);
  return asSentence(said.trim() === '' ? 'it gave no reason' : said);
}

/** A text with one stop at its end. */
export function asSentence(text: string): string {
  let end = text.length;
  while (end > 0 && OPEN_END.test(text.slice(end - 1, end))) {
    end -= 1;
  }
  const whole = text.slice(0, end);
  return ENDED.test(whole) ? whole : `${whole}.`;
}
