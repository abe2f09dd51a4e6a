import { CutDetails } from './cut-details';
import { DetailsTexts } from './details-texts';
import type { FlatTools } from './flat-json';
import type { RedactText } from './redact-text';
import { DetailsKeys, type Redaction } from './redaction';
import { WholeDetails } from './whole-details';

/** Writes details as JSON, or gives `null` where there are none. Throws nothing. */
export type DetailsWriter = (details: unknown) => string | null;

/** What a {@link DetailsWriter} needs to know. */
export interface DetailsRules {
  /** Which values are hidden. */
  readonly redact: Redaction;
  /** What is kept of a text. */
  readonly redactText?: RedactText | undefined;
  /** The longest JSON that is kept, in bytes of UTF-8. */
  readonly detailsBytesMax: number;
}

/**
 * Writes details as JSON: without secrets, in bounded size and with bounded work, and whatever they are made of.
 *
 * Nearly all details are written whole, at once. Those that do not fit are read a second time, and cut.
 */
export function createDetailsWriter({
  redact,
  redactText,
  detailsBytesMax: bytesMax,
}: DetailsRules): DetailsWriter {
  const keys = new DetailsKeys(redact);
  const texts = new DetailsTexts(bytesMax, keys.isSecret, redactText);
  const tools: FlatTools = { keys, texts, bytesMax };
  return (details) => {
    const whole = new WholeDetails(tools);
    const json = whole.write(details, 'details');
    // To count the bytes also makes one text of its pieces, so that no large text of the caller is kept for a part of it.
    return json === undefined || (!whole.isOver && Buffer.byteLength(json) <= bytesMax)
      ? (json ?? null)
      : (new CutDetails(tools).cut(details) ?? null);
  };
}
