/** An argument that can be shown: a word, an id, the name of an option. Anything else may be a URL with a password. */
const PLAIN = /^[\w.:*-]{1,64}$/;

/** What the parser says of an unknown option: it repeats the whole argument, with its value. */
const UNKNOWN_OPTION =
  /^error: unknown option '(?<name>--[\w-]+|-\w)?[\s\S]*?(?<hint>\(Did you mean [\w ,-]+\?\)\n)?$/;

/** The words of the parser without what was given and may be secret. */
export function hideSecrets(text: string, args: readonly string[]): string {
  const unknown = UNKNOWN_OPTION.exec(text)?.groups;
  if (unknown !== undefined) {
    return `error: unknown option '${unknown.name ?? '…'}'\n${unknown.hint ?? ''}`;
  }
  const hidden = args.filter((arg) => !PLAIN.test(arg)).toSorted((one, other) => other.length - one.length);
  return hidden.reduce((shown, arg) => shown.replaceAll(arg, '…'), text);
}
