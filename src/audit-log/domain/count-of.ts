/** A number and what it counts, in the words of a sentence: `1 entry is`, `2 entries are`. */
export function countOf(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
