/** Words of letters with signs between them: `plan.applied`, `auth:login`, `plan.*`. A secret mostly has a digit. */
const NAME = /^[a-z]+(?:[._:/-][a-z]+)*(?:\.\*)?$/i;

/**
 * A name in what the log says of itself, such as the event type that somebody has asked for. It stands so in each entry of that type: what is
 * kept of it is not what is kept of a text of details, of which `auth:login` would be `auth:[redacted]`.
 */
export class OwnName {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A text as such a name; as it is where it may be anything else, because whoever asks may have written it. */
export function asOwnName(text: string): OwnName | string {
  return NAME.test(text) ? new OwnName(text) : text;
}
