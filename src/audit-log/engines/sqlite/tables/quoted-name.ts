/** A name of a table, a column or a schema as SQL writes it, whatever characters it has. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
