/** What may show a secret in a text: each sign is a bit. */
export const SIGNS = Object.freeze({
  /** The name of a scheme of credentials. */
  scheme: 1,
  /** The beginning of a key of a provider. */
  key: 2,
  /** The beginning of a private key. */
  privateKey: 4,
  /** A flag of a command. */
  flag: 8,
  /** A flag for a user, or a command that takes one. */
  user: 16,
  /** A URL that is a secret. */
  hook: 32,
  /** A quote behind a name and a space, or "identified by". */
  said: 64,
  /** A letter that is encoded for a URL, or escaped in JSON. */
  letter: 128,
  /** A form in parts. */
  form: 256,
  /** The end of an element. */
  closed: 1024,
  /** A value behind a name and a sign. */
  assigned: 2048,
  /** A comma or a bracket behind a name in quotes. */
  listed: 4096,
  /** A name in front of a `=` that is encoded for a URL. */
  encoded: 8192,
  /** The end of an attribute or an element with a secret word, in a language of markup. */
  attribute: 512,
  /** A table behind the word "into". */
  inserted: 16_384,
});
