/** The JSON of a list; a mark at its end says if only some items are kept. */
export function listJson(items: string, keptCount: number, length: number): string {
  return keptCount === length
    ? `[${items}]`
    : `[${behind(items)}"[cut: ${keptCount} of ${length} items kept]"]`;
}

/** The JSON of an object; a mark at its end says if only some members are kept. */
export function objectJson(members: string, keptCount: number, length: number): string {
  return keptCount === length
    ? `{${members}}`
    : `{${behind(members)}"[cut]":"${keptCount} of ${length} keys kept"}`;
}

/** How many of the first `end` names have at most this length. */
export function countShort(names: readonly string[], end: number, lengthMax: number): number {
  let count = 0;
  for (let index = 0; index < end; index += 1) {
    count += (names[index] ?? '').length <= lengthMax ? 1 : 0;
  }
  return count;
}

function behind(json: string): string {
  return json === '' ? '' : `${json},`;
}
