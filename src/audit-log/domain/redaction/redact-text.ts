import { ownRejection } from '../own-rejection';
import { REDACTED } from './redacted-mark';

/**
 * Gives back what is kept of a text, after the secrets have been hidden that are known by their shape.
 *
 * `where` is the field of the entry, or the path in its details, such as `details.headers.referer`. It is called for each
 * text of each entry, at once, so it should be quick; of a text that is far longer than `detailsBytesMax` it is given the
 * beginning. Of a text that would be too long for its field, the beginning is kept. Where it throws, or gives back no text,
 * `[redacted]` is kept, and the logger is told once; without a logger, a warning of the process is given.
 *
 * A filter and `erase()` call it, too, so that the text that was recorded finds the entries. If the text that was read shall also find
 * them, the function must return a text unchanged that it has returned before.
 */
export type RedactText = (text: string, where: string) => string;

/** Wraps the function of the caller so that it throws nothing: its faults must not decide what becomes of an entry. */
export function safeRedactText(
  redactText: RedactText | undefined,
  tellFault: (message: string) => void,
): RedactText | undefined {
  if (redactText === undefined) {
    return undefined;
  }
  return (text, where) => {
    let failure = 'it gave back what is no text';
    try {
      const shown: unknown = redactText(text, where);
      if (typeof shown === 'string') {
        return shown;
      }
      // An async function is an easy slip, and its rejection would end the program.
      ownRejection(shown, () => undefined);
    } catch {
      // Its error is not shown: it may tell what was to be hidden.
      failure = 'it has thrown an error';
    }
    tellFault(`The option redactText failed for ${where}: ${failure}. ${REDACTED} is kept instead.`);
    return REDACTED;
  };
}
