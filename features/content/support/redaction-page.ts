import { type RedactionCase, redactionCases } from './redaction-cases';

/** Where the page is, from the root of the repository. */
export const REDACTION_PAGE = 'src/audit-log/redaction.md';

/** The page of the package that says what is hidden, made of the table that the features run. */
export function redactionPage(): string {
  const { hiddenKeys, shownKeys, structures, texts } = redactionCases();
  return `# What is hidden by default

\`npm run redaction\` writes this page from the cases that the features of this package run. It is a help, and no guarantee: a
secret under a name that is not here, or without a shape of its own, is kept. The options \`redact\` and \`redactText\` hide
more: the secrets that only you know.

## Keys whose values are hidden

Case, \`-\`, \`_\`, dots, spaces, accents and letters that only look like these make no difference. The value of a key of more
than 200 characters is hidden as well.

${keyList(hiddenKeys)}

## Keys whose values are shown

What only counts or describes is no secret, and neither is a word that merely contains another one. Booleans are kept under
every name, and so is \`null\`; numbers are kept under names in the plural (\`tokens: 3\`). An object is kept below a secret name
where each of its members only tells about the secret, such as its \`id\` or its \`scopes\`. None of this holds for what you hide yourself.

${keyList(shownKeys)}

## Names that stand beside their values

| recorded | kept |
|---|---|
${structures.map(({ recorded, kept }) => row(recorded, JSON.stringify(kept))).join('\n')}

## Texts

There may be any blanks between a name, its sign and its value. On the next line, a value counts in two cases: behind a name in
quotes, where it is one of JSON; and below a name and a colon, where it is indented further than the name. All lines that are
indented so are hidden then. Other text on the next line is shown, and so is the stack of an error.

What a program would read as a name counts as one: \`p\\u0061ssword\` in JSON, and names in letters that only look like Latin ones. Where
such an escape hides a secret, the kept text has the letter in its place. Paths of programs such as \`Auth::user()\` and places in files
such as \`auth.js:5:3\` stay.

These stay as well, because nothing tells them from other text, so keep them out, or use \`redactText\`: a secret in a sentence without
quotes ("the password is …"), in a list of values without its names (an \`INSERT\` without columns, CSV, a line of \`.pgpass\`,
\`ada:…@host\` without \`//\`), behind \`::\`, behind a flag of one letter of a command that is not in the cases below, in a name that is no
secret word (a private one such as \`geheim\`), a key of a provider that is not in the cases (\`lin_api_\`, \`figd_\`, \`sb_secret_\`), one
that only its length tells from a digest (Mailgun, Twilio), in an element of XML inside one with a secret name, and in text that was encoded
again, such as \`&quot;\` or Base64 that is no object of JSON.

These are hidden although they may be harmless: the signature of a webhook, because who reads it can send the call again; the items of
\`secrets: ['…']\`, because names look like secrets there; and in a text all of an object behind a secret name. \`show\` keeps what you know.

| recorded | kept |
|---|---|
${texts.map(({ recorded, kept }) => row(recorded, String(kept))).join('\n')}
`;
}

function keyList(cases: readonly RedactionCase[]): string {
  return cases.map(({ recorded }) => code(recorded)).join(', ');
}

function row(recorded: string, kept: string): string {
  return `| ${code(recorded)} | ${recorded === kept ? 'the same' : code(kept)} |`;
}

/** On one line, in a cell, and with nothing that cannot be seen. */
function code(text: string): string {
  const visible = text
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replace(/\p{Cf}/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`);
  return `\`${visible.replaceAll('|', '\\|')}\``;
}
