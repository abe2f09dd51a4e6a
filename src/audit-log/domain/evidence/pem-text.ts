/** The first line of a private key in a PEM file, also of one that is encrypted or of another kind. */
export const PRIVATE_PEM = /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/;

const PEM = /-----BEGIN (?<label>[A-Z ]{1,40})-----(?<body>[^-]*)-----END \k<label>-----/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
/** Line ends as they are written in a shell or a file of settings, and all white space. */
const BETWEEN = /\\[nr]|\s/g;
const LINE = /.{1,64}/g;

/**
 * The text of a PEM file as it was before somebody put it into a variable of the environment or a file of settings: there line ends are
 * often written as `\n`, or are blanks.
 */
export function pemText(text: string): string {
  const { label, body = '' } = PEM.exec(text)?.groups ?? {};
  const base64 = body.replace(BETWEEN, '');
  return label !== undefined && BASE64.test(base64)
    ? `-----BEGIN ${label}-----\n${base64.match(LINE)?.join('\n')}\n-----END ${label}-----\n`
    : text;
}
