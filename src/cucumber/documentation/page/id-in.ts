/** The id in the fragment of a URL. If the fragment is not valid percent-encoding, it is used as it is. */
export function idIn(hash: string): string {
  const written = hash.slice(1);
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
