/** Whether something is a URL, also one of another realm or of a browser that is played, as in jsdom. */
export function isUrl(value: unknown): value is URL {
  return (
    typeof value === 'object' &&
    value !== null &&
    'href' in value &&
    typeof value.href === 'string' &&
    'protocol' in value &&
    'searchParams' in value
  );
}
