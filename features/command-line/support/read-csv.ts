/** A field in quotes, or one without, and what ends it. */
const QUOTED = /^"(?<quoted>(?:[^"]|"")*)"/;

/** Reads CSV as a spreadsheet does whose cells end at this sign: the fields of each record. */
export function readCsv(text: string, delimiter: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const quoted = QUOTED.exec(rest);
    const behind = rest.slice(quoted?.[0].length ?? 0);
    // What stands behind a field in quotes belongs to it, up to the sign at which a cell ends.
    const tail = behind.slice(0, endOf(behind, delimiter));
    record.push((quoted?.groups?.quoted ?? '').replaceAll('""', '"') + tail);
    rest = behind.slice(tail.length);
    if (rest.startsWith('\r\n')) {
      records.push(record);
      record = [];
    }
    rest = rest.slice(rest.startsWith('\r\n') ? 2 : 1);
  }
  return records;
}

function endOf(text: string, delimiter: string): number {
  const ends = [text.indexOf(delimiter), text.indexOf('\r\n')].filter((end) => end !== -1);
  return Math.min(text.length, ...ends);
}
