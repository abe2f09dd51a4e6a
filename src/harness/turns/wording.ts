/** What an error says; an empty message is replaced by the name of the error. */
export function messageOf(error: unknown): string {
  if (error instanceof Error) {
    return error.message.trim() || error.name;
  }
  return String(error);
}

/** `A`, `A and B`, `A, B and C`. */
export function listInWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** `1 fault`, `2 faults`. */
export function count(number: number | bigint, noun: string): string {
  return `${number} ${noun}${Number(number) === 1 ? '' : 's'}`;
}
