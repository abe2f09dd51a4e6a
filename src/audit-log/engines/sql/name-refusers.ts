/** How many constraints, tables, indexes and triggers a message names. */
const NAMED_MAX = 5;

/** Names the first of what may have refused something; empty if there is none. */
export function nameRefusers(refusers: readonly string[]): string {
  const named = refusers.length > NAMED_MAX ? [...refusers.slice(0, NAMED_MAX), 'others'] : refusers;
  return named.join('; or ');
}
