const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** An id as the log writes it: other programs show a UUID in capitals, too. */
export function writtenId(id: string): string {
  return UUID.test(id) ? id.toLowerCase() : id;
}
