/** The JSON of a list, of which so many items are kept. */
export function listJson(items: string, keptCount: number, length: number): string {
  return keptCount === length
    ? `[${items}]`
    : `[${behind(items)}"[cut: ${keptCount} of ${length} items kept]"]`;
}

/** The JSON of an object, of which so many members are kept. */
export function objectJson(members: string, keptCount: number, length: number): string {
  return keptCount === length
    ? `{${members}}`
    : `{${behind(members)}"[cut]":"${keptCount} of ${length} keys kept"}`;
}

/** How many of the first names are no longer than this. */
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
