/** The id behind the `#` of an address. What somebody typed there may be no code of anything: then it is taken as it is. */
export function idIn(hash: string): string {
  const written = hash.slice(1);
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
