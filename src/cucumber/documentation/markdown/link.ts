import { isHarmless } from '../is-harmless';

/** A link with a text that is already Markdown. Only the text, if the address is missing or not safe. */
export function renderMarkdownLink(address: string | null | undefined, text: string): string {
  return address && isHarmless(address) ? `[${text}](${escapeAddress(address)})` : text;
}

/** Escapes the characters in an address that would end the link or the cell of a table. */
function escapeAddress(address: string): string {
  const { href } = new URL(address.trim());
  return href.replaceAll(/[()|<>`\\]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
