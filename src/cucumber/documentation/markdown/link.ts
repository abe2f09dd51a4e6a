import { isHarmless } from '../is-harmless';

/** A link whose text is Markdown already, or that text alone where there is no address that a reader expects behind one. */
export function renderMarkdownLink(address: string | null | undefined, text: string): string {
  return address && isHarmless(address) ? `[${text}](${escapeAddress(address)})` : text;
}

/** An address that ends where it ends, in a cell of a table too. */
function escapeAddress(address: string): string {
  const { href } = new URL(address.trim());
  return href.replaceAll(/[()|<>`\\]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
