/** The parts of a link, as they are written in SQL. */
export interface LinkParts {
  /** The link before. */
  readonly before: string;
  /** The number of its first row. */
  readonly place: string;
  readonly rows: string;
  readonly writer: string;
  readonly batch: string;
  readonly root: string;
}

/** The hash of a link, computed by PostgreSQL: the same as `chainHash`. */
export function linkSql({ before, place, rows, writer, batch, root }: LinkParts): string {
  const fields = [`${place}::text`, `${rows}::text`, writer, `${batch}::text`].map(fieldSql).join(' || ');
  return `sha256(decode('03', 'hex') || ${before} || convert_to(${fields} || '64:' || encode(${root}, 'hex'), 'UTF8'))`;
}

/** A text in the form in which it is hashed: see `fieldText`. */
export function fieldSql(text: string): string {
  return `coalesce(octet_length(${text}) || ':' || ${text}, '-')`;
}
