/** Whether an address is one that a reader expects behind a link; a script is not. */
export function isHarmless(address: string): boolean {
  try {
    return ['http:', 'https:', 'mailto:'].includes(new URL(address.trim()).protocol);
  } catch {
    return false;
  }
}
