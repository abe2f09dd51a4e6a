/** Words of letters, joined by punctuation: `plan.applied`, `auth:login`, `plan.*`. Most secrets contain a digit, so they do not match. */
const NAME = /^[a-z]+(?:[._:/-][a-z]+)*(?:\.\*)?$/i;

/**
 * A name in the details of an entry that the log records about itself, such as the event type that a recorded read asked for. It is not
 * redacted, because each entry of that type shows it anyway. In other details, `auth:login` would become `auth:[redacted]`.
 */
export class OwnName {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Marks a text as a name if it looks like one. Any other text is redacted as usual: a caller may have put a secret into the filter. */
export function asOwnName(text: string): OwnName | string {
  return NAME.test(text) ? new OwnName(text) : text;
}
