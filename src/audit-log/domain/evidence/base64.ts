/**
 * Reads base64 (RFC 4648, section 4) and nothing that merely resembles it, so that no two texts stand for the same bytes.
 *
 * @returns `undefined` where it is none.
 */
export function readBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
