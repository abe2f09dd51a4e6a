/** Whether a value is a URL, also one of another realm or of a simulated browser such as jsdom. */
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
