/** A number and what it counts, in the words of a sentence: `1 entry is`, `2 entries are`. */
export function countOf(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** The numbers from one to another, in the words of a sentence: `number 7`, `numbers 7 to 9`. */
export function numbersOf(first: number, last: number): string {
  return first === last ? `number ${first}` : `numbers ${first} to ${last}`;
}
